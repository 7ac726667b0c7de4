import { readFileSync } from 'node:fs';
import type { Message } from '../../../server/contract/message';
import type { Decoded } from '../../../server/upstreams/dialect';
import { decodeFoxtrackr } from '../../../server/upstreams/foxtrackr/decode';

const file = new URL('../../fixtures/foxtrackr/envelope_from_seed.json', import.meta.url);

/** The constructed samples by name. */
export const samples: Record<'bat' | 'temp' | 'group_topic', { topic: string; payload: object }> = JSON.parse(
  readFileSync(file, 'utf8'),
);

export const receivedAt = Date.UTC(2026, 0, 1);
export const at = 1_568_576_355_000;

/** Decodes a payload, given as text, bytes or a value to be written as JSON. */
export function decode(payload: unknown, topic = 'foxtrackr/12345/V3.0/bat', more: Partial<Message> = {}): Decoded {
  const bytes = Buffer.isBuffer(payload)
    ? payload
    : Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload));
  return decodeFoxtrackr({ topic, payload: bytes, receivedAt, ...more });
}

/** A message as documented, with what it is about. */
export const messageOf = (about: object) => ({
  messageType: 1,
  deviceId: '12345',
  version: 3,
  timeMs: at,
  ...about,
});

/** Signal and value of each reading. */
export const valuesOf = ({ readings }: Decoded) => readings.map(({ signal, value }) => [signal, value]);
