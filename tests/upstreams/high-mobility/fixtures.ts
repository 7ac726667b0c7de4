import { readFileSync } from 'node:fs';
import type { Message } from '../../../server/contract/message';
import type { Decoded } from '../../../server/upstreams/dialect';
import { DecodeError } from '../../../server/upstreams/dialect';
import { decodeHighMobility } from '../../../server/upstreams/high-mobility/decode';

const folder = new URL('../../fixtures/high-mobility/', import.meta.url);

export const receivedAt = Date.UTC(2026, 0, 1);

/** A sample file's text. */
export function readSample(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}

/** One of the vendor's payload templates with its placeholders filled: 1 January 2022, 59.437, 25.7535. */
export function fillTemplate(name: string): string {
  return readSample(`demo_explorer_v1/${name}.json`)
    .replaceAll('__TIMESTAMP__', '2022-01-01T00:00:00.000Z')
    .replaceAll('__VIN__', '1GCRCSEA4CZ1397')
    .replaceAll('__LATI__', '437')
    .replaceAll('__LONG__', '7535');
}

/** Decodes a payload, given as text, bytes or a value to be written as JSON. */
export function decode(payload: unknown, more: Partial<Message> = {}): Decoded {
  const bytes = Buffer.isBuffer(payload)
    ? payload
    : Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload));
  return decodeHighMobility({ topic: 'live/level13/application', payload: bytes, receivedAt, ...more });
}

/** Decodes one property in an envelope of V2 that is otherwise empty. */
export function decodeProperty(path: string, value: unknown): Decoded {
  const [capability = '', property = ''] = path.split('.');
  return decode({ version: 2, vin: 'VIN', data: { [capability]: { [property]: value } } });
}

/** Signal, value and event time of each reading, shortly. */
export function readings(decoded: Decoded): unknown[] {
  return decoded.readings.map(({ signal, value, at }) => [signal, value, at]);
}

/** Why a message could not be decoded. */
export function quarantineReason(payload: unknown, more: Partial<Message> = {}): string {
  try {
    decode(payload, more);
  } catch (error) {
    if (error instanceof DecodeError) return error.reason;
    throw error;
  }
  return 'none';
}
