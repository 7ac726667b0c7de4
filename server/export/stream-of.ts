import { Readable } from 'node:stream';
import { minutes } from '../contract/duration';

/** Whoever takes nothing for so long is taken to be gone. */
const stallMs = minutes(2);

/**
 * Text as a stream that makes no piece before the last one is taken.
 * @param onStall told when nobody has taken anything for two minutes
 */
export function streamOf(pieces: AsyncIterable<string>): Readable {
  const stream = Readable.from(withLimit(), { objectMode: false });
  async function* withLimit(): AsyncGenerator<string> {
    for await (const piece of pieces) {
      if (piece === '') continue;
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
