import { isUtf8 } from 'node:buffer';
import type { Reading } from '../contract/reading';
import type { MessagePlace } from '../store/raw-messages';
import { type RawMessage, readRawMessages } from '../store/raw-messages';
import type { Snapshot } from '../store/snapshot';
import { type StoredReading, toReading } from '../store/stored-reading';
import { unitOf } from './csv-value';
import type { Selection } from './selection';
import { utc, utcValue } from './utc';

/** Readings that are written together with their messages: as many payloads are in memory at once. */
export const rowsWithMessages = 500;
/** So much text is written at once, in characters. */
const pieceLength = 256 * 1024;

/** A message in the file: its payload as text where it is UTF-8, else as base64. */
function describeMessage(
  { reference, upstreamId, verdict, message }: RawMessage,
  upstreams: ReadonlyMap<number, string>,
) {
  const { topic, receivedAt, recordedAt, contentType, properties, delivery, payload } = message;
  const isText = isUtf8(payload);
  return {
    reference,
    source: upstreams.get(upstreamId) ?? '',
    topic,
    receivedAt: utc(receivedAt),
    ...(recordedAt === undefined ? {} : { recordedAt: utc(recordedAt) }),
    verdict,
    contentType: contentType ?? null,
    properties: properties ?? {},
    delivery: delivery ?? {},
    encoding: isText ? 'utf-8' : 'base64',
    payload: payload.toString(isText ? 'utf8' : 'base64'),
  };
}

const line = (content: unknown): string => `${JSON.stringify(content)}\n`;

function describeReading(reading: Reading, vin: string, signalOf: Selection['signalOf']) {
  const { signal: id, value, at, receivedAt, upstream, message, timeSource, claimedAt } = reading;
  const signal = signalOf(id);
  const isTime = signal.kind === 'time' && typeof value === 'number';
  return {
    vin,
    measuredAt: utc(at),
    receivedAt: utc(receivedAt),
    signal: id,
    label: signal.label,
    value: isTime ? utcValue(value) : value,
    unit: unitOf(signal) || null,
    source: upstream,
    message,
    timeSource,
    ...(claimedAt === undefined ? {} : { claimedAt: utc(claimedAt) }),
  };
}

/** Readings as NDJSON: one JSON object a line. */
export async function* writeReadings(
  { vin, names, signalOf }: Pick<Selection, 'vin' | 'names' | 'signalOf'>,
  pages: AsyncIterable<StoredReading[]>,
): AsyncGenerator<string> {
  for await (const page of pages)
    yield page.map((row) => line(describeReading(toReading(row, names), vin, signalOf))).join('');
}

/**
 * Readings as NDJSON, each with the message that it came from in `raw`: null where that is not kept any more.
 * @param pages of `rowsWithMessages`
 */
export async function* writeReadingsWithMessages(
  { vin, names, signalOf }: Pick<Selection, 'vin' | 'names' | 'signalOf'>,
  pages: AsyncIterable<StoredReading[]>,
  snapshot: Snapshot,
): AsyncGenerator<string> {
  for await (const page of pages) {
    const readings = page.map((row) => toReading(row, names));
    // A message tells of many signals: it is put into words once.
    const raw = new Map<string, string>();
    for await (const messages of readRawMessages(snapshot, readings))
      for (const message of messages)
        raw.set(message.reference, JSON.stringify(describeMessage(message, names.upstreams)));
    let text = '';
    for (const reading of readings) {
      const told = JSON.stringify(describeReading(reading, vin, signalOf));
      text += `${told.slice(0, -1)},"raw":${raw.get(reading.message) ?? 'null'}}\n`;
      if (text.length < pieceLength) continue;
      yield text;
      text = '';
    }
    yield text;
  }
}

/** Messages as NDJSON, each once, in the order they were filed in. */
export async function* writeMessages(
  { names }: Pick<Selection, 'names'>,
  places: AsyncIterable<MessagePlace[]>,
  snapshot: Snapshot,
): AsyncGenerator<string> {
  for await (const page of places)
    for await (const messages of readRawMessages(snapshot, page))
      yield messages.map((message) => line(describeMessage(message, names.upstreams))).join('');
}
