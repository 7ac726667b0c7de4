import { readFileSync } from 'node:fs';
import type { Message } from '../../../server/contract/message';
import type { Decoded } from '../../../server/upstreams/dialect';
import { createMobitoDecoder, type Distances } from '../../../server/upstreams/mobito/decode';

/** The vendor's sample, as it was sent. */
export const sample = readFileSync(new URL('../../fixtures/mobito/seed_message.json', import.meta.url), 'utf8');

export const receivedAt = Date.UTC(2026, 0, 1);
/** When Kafka got the record. */
export const recordedAt = Date.UTC(2025, 11, 31, 23, 59);

/** Decodes a payload, given as text, bytes or a value to be written as JSON. */
export function decode(payload: unknown, more: Partial<Message> = {}, distances?: Distances): Decoded {
  const bytes = Buffer.isBuffer(payload)
    ? payload
    : Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload));
  return createMobitoDecoder(distances)({ topic: 'acme.vehicles', payload: bytes, receivedAt, recordedAt, ...more });
}

/** Decodes a message that says nothing but these fields of its vehicle. */
export const decodeFields = (fields: object, distances?: Distances): Decoded =>
  decode({ vin: 'VIN', ...fields }, {}, distances);

/** Signal and value of each reading. */
export const valuesOf = ({ readings }: Decoded) => readings.map(({ signal, value }) => [signal, value]);
