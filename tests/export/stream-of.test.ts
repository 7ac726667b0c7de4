import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { streamOf } from '../../server/export/stream-of';

/** More than any buffer on the way takes, and what has become of it. */
function endless() {
  const made = { pieces: 0, isOver: false };
  async function* pieces(): AsyncGenerator<string> {
    try {
      for (;;) {
        made.pieces++;
        yield 'x'.repeat(100_000);
      }
    } finally {
      made.isOver = true;
    }
  }
  return { made, pieces };
}

it('a stream that nobody takes anything from ends, and so does what makes its pieces', async () => {
  const { made, pieces } = endless();
  const stream = streamOf(pieces(), 20);
  stream.once('readable', () => undefined);
  const [error] = await once(stream, 'error');
  expect(error.message).toBe('nobody takes what is exported');
  await expect.poll(() => made).toEqual({ pieces: expect.any(Number), isOver: true });
  expect(made.pieces).toBeLessThan(4);
});

it('a stream that is destroyed ends what makes its pieces', async () => {
  const { made, pieces } = endless();
  const stream = streamOf(pieces());
  await once(stream, 'readable');
  stream.destroy();
  await expect.poll(() => made.isOver).toBe(true);
});

it('a stream says all that there is, and nothing for an empty piece', async () => {
  async function* pieces() {
    yield* ['a', '', 'b'];
  }
  expect(await text(streamOf(pieces()))).toBe('ab');
});
