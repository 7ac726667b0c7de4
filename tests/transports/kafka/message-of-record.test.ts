import { expect, test } from 'vitest';
import { messageOfRecord } from '../../../server/transports/kafka/message-of-record';
import { records } from './records';

const batch = {
  topic: 'fleet',
  partition: 2,
  highWatermark: '1',
  messages: [],
  isEmpty: () => false,
  firstOffset: () => '0',
  lastOffset: () => '0',
  offsetLag: () => '0',
  offsetLagLow: () => '0',
};
const [record] = records(['{}']);
if (record === undefined) throw new Error('no record');

test('a record without key, headers or time has none of them', () => {
  const message = messageOfRecord(batch, { ...record, timestamp: '-1' }, 5);
  expect(message).toEqual({
    topic: 'fleet',
    payload: Buffer.from('{}'),
    receivedAt: 5,
    delivery: { partition: 2, offset: '0' },
  });
});

test('a tombstone is a message with an empty payload', () => {
  expect(messageOfRecord(batch, { ...record, value: null, key: Buffer.from('VIN1') }, 5)).toMatchObject({
    payload: Buffer.alloc(0),
    recordedAt: 1_700_000_000_000,
    delivery: { key: 'VIN1' },
  });
});

test('an offset beyond what a number holds is kept whole', () => {
  const offset = '9223372036854775806';
  expect(messageOfRecord(batch, { ...record, offset }, 5).delivery?.offset).toBe(offset);
});
