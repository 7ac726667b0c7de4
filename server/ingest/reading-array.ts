import type { Value } from '../contract/reading';
import { packForm } from '../store/form';
import type { ReadingRow } from './row';

// The batch travels as one array of the composite type incoming_reading (prisma/migrations), in Postgres' binary form:
// half the work on either side of an array of texts for each column. All numbers are big-endian.
// Array: i32 dimensions, i32 whether it has nulls, u32 element type, i32 length, i32 lower bound; then the elements.
// Element: i32 bytes, i32 fields; then for each field u32 type, i32 bytes (-1: null), the bytes.
const timestamptz = 1184;
const int8 = 20;
const int4 = 23;
const int2 = 21;
const float8 = 701;
const text = 25;

const arrayHead = 20;
/** An element without the bytes of its text. */
const elementBytes = 4 + 4 + 11 * 8 + 4 * 8 + 3 * 4 + 2 + 2 * 8;
/** Postgres counts microseconds from 2000. */
const epoch = Date.UTC(2000, 0);

function putTime(view: DataView, offset: number, at: number | undefined): number {
  view.setUint32(offset, timestamptz);
  if (at === undefined) {
    view.setInt32(offset + 4, -1);
    return offset + 8;
  }
  const microseconds = (at - epoch) * 1_000;
  const high = Math.floor(microseconds / 0x1_0000_0000);
  view.setInt32(offset + 4, 8);
  view.setInt32(offset + 8, high);
  view.setUint32(offset + 12, microseconds - high * 0x1_0000_0000);
  return offset + 16;
}

function putKey(view: DataView, offset: number, high: number, low: number): number {
  view.setUint32(offset, int8);
  view.setInt32(offset + 4, 8);
  view.setInt32(offset + 8, high);
  view.setInt32(offset + 12, low);
  return offset + 16;
}

function putInteger(view: DataView, offset: number, integer: number): number {
  view.setUint32(offset, int4);
  view.setInt32(offset + 4, 4);
  view.setInt32(offset + 8, integer);
  return offset + 12;
}

function putSmall(view: DataView, offset: number, integer: number): number {
  view.setUint32(offset, int2);
  view.setInt32(offset + 4, 2);
  view.setInt16(offset + 8, integer);
  return offset + 10;
}

function putNumber(view: DataView, offset: number, number: number | null): number {
  view.setUint32(offset, float8);
  if (number === null) {
    view.setInt32(offset + 4, -1);
    return offset + 8;
  }
  view.setInt32(offset + 4, 8);
  view.setFloat64(offset + 8, number);
  return offset + 16;
}

function putText(view: DataView, bytes: Buffer, offset: number, words: string | null): number {
  view.setUint32(offset, text);
  const written = words === null ? -1 : bytes.write(words, offset + 8);
  view.setInt32(offset + 4, written);
  return offset + 8 + Math.max(written, 0);
}

function textOf(value: Value): string | null {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? JSON.stringify(value) : null;
}

function numberOf(value: Value): number | null {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'object' && 'latitude' in value ? value.latitude : null;
}

function putRow(view: DataView, bytes: Buffer, start: number, row: ReadingRow, words: string | null): number {
  const { value } = row;
  view.setInt32(start + 4, 11);
  let offset = putTime(view, start + 8, row.at);
  offset = putTime(view, offset, row.receivedAt);
  offset = putKey(view, offset, row.keyHigh, row.keyLow);
  offset = putInteger(view, offset, row.vehicleId);
  offset = putInteger(view, offset, row.signalId);
  offset = putInteger(view, offset, row.messageIndex);
  offset = putSmall(view, offset, packForm(value, row.timeSource, row.isTimeBorrowed));
  offset = putNumber(view, offset, numberOf(value));
  offset = putNumber(view, offset, typeof value === 'object' && 'longitude' in value ? value.longitude : null);
  offset = putText(view, bytes, offset, words);
  offset = putTime(view, offset, row.claimedAt);
  view.setInt32(start, offset - start - 4);
  return offset;
}

/**
 * Rows as a binary array of incoming_reading.
 * @param elementType the type's number in this database
 */
export function encodeReadings(rows: readonly ReadingRow[], elementType: number): Buffer {
  const texts = rows.map(({ value }) => textOf(value));
  let size = arrayHead + rows.length * (elementBytes + 8);
  // A UTF-16 unit becomes at most three bytes.
  for (const words of texts) size += words === null ? 0 : 3 * words.length;
  const bytes = Buffer.allocUnsafe(size);
  const view = new DataView(bytes.buffer, bytes.byteOffset, size);
  view.setInt32(0, rows.length === 0 ? 0 : 1);
  view.setInt32(4, 0);
  view.setUint32(8, elementType);
  if (rows.length === 0) return bytes.subarray(0, 12);
  view.setInt32(12, rows.length);
  view.setInt32(16, 1);
  let offset = arrayHead;
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    if (row !== undefined) offset = putRow(view, bytes, offset, row, texts[index] ?? null);
  }
  return bytes.subarray(0, offset);
}
