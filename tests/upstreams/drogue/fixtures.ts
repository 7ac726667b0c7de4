import { readFileSync } from 'node:fs';
import type { Message } from '../../../server/contract/message';
import { type Decoded, DecodeError } from '../../../server/upstreams/dialect';
import { makeDecoder } from '../../../server/upstreams/drogue/decode';
import type { SignalMapping } from '../../../server/upstreams/drogue/mapping';

const folder = new URL('../../fixtures/drogue/', import.meta.url);

export const receivedAt = Date.UTC(2026, 0, 1);
/** Drogue's receipt of every event that is made here. */
export const time = '2025-12-31T23:59:58.123456789+00:00';
export const timeAt = Date.UTC(2025, 11, 31, 23, 59, 58, 123);

export const readSample = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

/** The structured samples, by their line. */
export const structuredSamples: readonly Record<string, unknown>[] = readSample('structured_events.ndjson')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

/** An event of `box-1` as Drogue sends it. */
export const eventOf = (data: unknown, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  specversion: '1.0',
  id: 'b1f0',
  type: 'io.drogue.event.v1',
  source: 'drogue://fleet/box%2D1',
  subject: 'state',
  time,
  datacontenttype: 'application/json',
  application: 'fleet',
  device: 'box-1',
  sender: 'box-1',
  partitionkey: 'fleet/box%2D1',
  instance: 'drogue',
  ...(data === undefined ? {} : { data }),
  ...more,
});

/** A message that carries an event, given as text, bytes or a value to be written as JSON. */
export const messageOf = (event: unknown, more: Partial<Message> = {}): Message => ({
  topic: 'app/fleet',
  payload: Buffer.isBuffer(event) ? event : Buffer.from(typeof event === 'string' ? event : JSON.stringify(event)),
  receivedAt,
  ...more,
});

/** The same event in binary content mode, as mqtt-integration's stream.rs writes it. */
export function inBinaryMode(event: Record<string, unknown>): Message {
  const { data, data_base64: base64, datacontenttype, ...attributes } = event;
  const isJson = /json/.test(String(datacontenttype)) && !(typeof data === 'string' && data.startsWith('{'));
  const text = data === undefined ? '' : isJson ? JSON.stringify(data) : String(data);
  return {
    topic: 'app/fleet',
    payload: typeof base64 === 'string' ? Buffer.from(base64, 'base64') : Buffer.from(text),
    receivedAt,
    ...(datacontenttype === undefined ? {} : { contentType: String(datacontenttype) }),
    properties: Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, String(value)])),
  };
}

export const decode = (event: unknown, signals: SignalMapping = {}, more: Partial<Message> = {}): Decoded =>
  makeDecoder(signals)(messageOf(event, more));

/** Decodes what a device sent. */
export const decodeData = (data: unknown, signals: SignalMapping = {}): Decoded => decode(eventOf(data), signals);

/** Signal and value of each reading, shortly. */
export const values = (decoded: Decoded): unknown[] => decoded.readings.map(({ signal, value }) => [signal, value]);

/** Why a message could not be decoded. */
export function quarantineReason(event: unknown, more: Partial<Message> = {}): string {
  try {
    decode(event, {}, more);
  } catch (error) {
    if (error instanceof DecodeError) return error.reason;
    throw error;
  }
  return 'none';
}
