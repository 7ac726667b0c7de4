import { expect, it } from 'vitest';
import { messageKey } from '../../../server/ingest/message-key';
import { at, decode, messageOf } from './fixtures';

const topics = ['foxtrackr/12345/V3.0/bat', 'foxtrackr/my_group_name/V3.0/bat', 'foxtrackr/other_group/V3.0/bat'];

it('on the topics of a device and its groups a message is the same readings under the same key', () => {
  const payload = Buffer.from(JSON.stringify(messageOf({ battery: { level: 81 }, rssi: -88 })));
  const decoded = topics.map((topic) => decode(payload, topic));
  expect(new Set(decoded.map((message) => JSON.stringify(message))).size).toBe(1);
  expect(decoded[0]?.readings.every((reading) => reading.at === at)).toBe(true);
  expect(new Set(topics.map(() => messageKey(Buffer.from(payload), 1).low)).size).toBe(1);
});

it('without a time it is known by its device and its bytes, and not by its topic', () => {
  const { timeMs: _, ...untimed } = messageOf({ battery: { level: 81 } });
  for (const topic of topics)
    expect(decode(untimed, topic)).toMatchObject({ identity: '12345', subject: { device: '12345' } });
});
