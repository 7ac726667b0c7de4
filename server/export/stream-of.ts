import { Readable } from 'node:stream';
import { minutes } from '../contract/duration';

/** Whoever takes nothing for so long is taken to be gone. */
const patienceMs = minutes(2);

/** Text, or bytes, as a stream that makes no piece before the last one is taken, and fails when nobody takes one for too long. */
export function streamOf(pieces: AsyncIterable<string | Buffer>, stallMs = patienceMs): Readable {
  const stream = Readable.from(withLimit(), { objectMode: false });
  async function* withLimit(): AsyncGenerator<string | Buffer> {
    for await (const piece of pieces) {
      if (piece.length === 0) continue;
      const stalled = setTimeout(() => stream.destroy(new Error('nobody takes what is exported')), stallMs);
      try {
        yield piece;
      } finally {
        clearTimeout(stalled);
      }
    }
  }
  return stream;
}
