import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashText, messageKey } from '../../server/ingest/message-key';

const keyOf = (payload: Buffer, seed = 1) => {
  const { high, low } = messageKey(payload, seed);
  return (BigInt(high) << 32n) | BigInt(low >>> 0);
};

test('a key depends on content and source, and not on where in memory the payload lies', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(9), (bytes, shift) => {
      const alone = keyOf(Buffer.from(bytes));
      const inChunk = Buffer.concat([Buffer.alloc(shift, 7), Buffer.from(bytes), Buffer.alloc(3, 9)]);
      expect(keyOf(inChunk.subarray(shift, shift + bytes.length))).toBe(alone);
      expect(alone).toBeLessThan(1n << 63n);
      expect(alone).toBeGreaterThanOrEqual(0n);
    }),
  );
  expect(keyOf(Buffer.from('same'), hashText('a'))).not.toBe(keyOf(Buffer.from('same'), hashText('b')));
});

test('a hundred thousand like messages have as many keys', () => {
  const keys = new Set<bigint>();
  for (let index = 0; index < 100_000; index++) keys.add(keyOf(Buffer.from(`{"speed":${index}}`)));
  expect(keys.size).toBe(100_000);
});
