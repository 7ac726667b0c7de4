import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Message } from '../../server/contract/message';
import { packMessages, unpackMessage, unpackMessages } from '../../server/store/message-pack';

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const message: fc.Arbitrary<Message> = fc.record(
  {
    topic: text,
    payload: fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
    receivedAt: fc.integer({ min: 0, max: 4e12 }),
    recordedAt: fc.integer({ min: 0, max: 4e12 }),
    contentType: text,
    properties: fc.dictionary(text, text, { maxKeys: 3, noNullPrototype: true }),
    delivery: fc.dictionary(text, fc.oneof(text, fc.integer(), fc.boolean()), { maxKeys: 3, noNullPrototype: true }),
  },
  { requiredKeys: ['topic', 'payload', 'receivedAt'] },
);

test('every message comes out of its pack as it went in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 8 }), async (messages) => {
      const pack = await packMessages(messages);
      for (const [index, packed] of messages.entries()) expect(await unpackMessage(pack, index)).toEqual(packed);
      expect(await unpackMessages(pack)).toEqual(messages);
      expect(await unpackMessages(pack, [messages.length, messages.length - 1, 0])).toEqual([
        messages.at(-1),
        messages[0],
      ]);
      expect(await unpackMessages(pack)).toEqual(messages);
    }),
  );
});

test('a pack from before deliveries were noted is read as it was', async () => {
  const head = Buffer.alloc(32);
  head.writeUInt32BE(1, 0);
  head.writeDoubleBE(1_795_000_000_000, 4);
  head.writeDoubleBE(Number.NaN, 12);
  for (const [place, length] of [1, 34, 2].entries()) head.writeUInt32BE(length, 20 + 4 * place);
  const pack = deflateRawSync(Buffer.concat([head, Buffer.from('t{"contentType":"application/json"}{}')]));
  expect(await unpackMessages(pack)).toEqual([
    { topic: 't', payload: Buffer.from('{}'), receivedAt: 1_795_000_000_000, contentType: 'application/json' },
  ]);
});

test('a place beyond the pack has nothing', async () => {
  const pack = await packMessages([{ topic: 't', payload: Buffer.from('x'), receivedAt: 1 }]);
  expect(await unpackMessage(pack, 1)).toBeUndefined();
  expect(await unpackMessage(pack, -1)).toBeUndefined();
});

test('like messages shrink to less than a tenth', async () => {
  const messages = Array.from({ length: 2_000 }, (_, index) => ({
    topic: `live/level13/app/WDB${String(index).padStart(14, '0')}/diagnostics/get/speed`,
    payload: Buffer.from(
      `{"vin":"WDB${String(index).padStart(14, '0')}","data":{"diagnostics":{"speed":{"data":{"unit":"kilometers_per_hour","value":${index % 130}},"timestamp":"2026-11-20T12:00:00.000Z"}}}}`,
    ),
    receivedAt: 1_795_000_000_000 + index,
  }));
  const bytes = messages.reduce((sum, { topic, payload }) => sum + topic.length + payload.length, 0);
  expect((await packMessages(messages)).length).toBeLessThan(bytes / 10);
});
