/** A row of `reading` and `latest` as it is copied; one object is filled again and again. */
export type CopiedRow = {
  at: number;
  receivedAt: number;
  /** The message key's two halves. */
  keyHigh: number;
  keyLow: number;
  batch: number;
  index: number;
  vehicle: number;
  signal: number;
  upstream: number;
  form: number;
  number: number | null;
  longitude: number | null;
  text: string | null;
};

export const blankRow = (): CopiedRow => ({
  at: 0,
  receivedAt: 0,
  keyHigh: 0,
  keyLow: 0,
  batch: 0,
  index: 0,
  vehicle: 0,
  signal: 0,
  upstream: 0,
  form: 0,
  number: null,
  longitude: null,
  text: null,
});

/** In the order of their bytes; `claimed_at` is never there. */
export const copiedColumns =
  'at, received_at, message_key, batch_id, message_index, vehicle_id, signal_id, upstream_id, form, number, longitude, text';

/** Postgres counts microseconds from 2000. */
const epoch = Date.UTC(2000, 0);
const columnCount = copiedColumns.split(', ').length;
/** A row without its text. */
export const rowBytes = 2 + columnCount * 4 + 4 * 8 + 3 * 4 + 2 * 2 + 2 * 8;
/** What a COPY in binary begins with (PostgreSQL, COPY, Binary Format): signature, flags, length of the extension. */
export const copyHead = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
export const copyEnd = Buffer.from([0xff, 0xff]);

function putBig(view: DataView, offset: number, high: number, low: number): number {
  view.setInt32(offset, 8);
  view.setInt32(offset + 4, high);
  view.setInt32(offset + 8, low);
  return offset + 12;
}

function putTime(view: DataView, offset: number, time: number): number {
  const microseconds = (time - epoch) * 1_000;
  const high = Math.floor(microseconds / 0x1_0000_0000);
  return putBig(view, offset, high, microseconds - high * 0x1_0000_0000);
}

function putInteger(view: DataView, offset: number, integer: number): number {
  view.setInt32(offset, 4);
  view.setInt32(offset + 4, integer);
  return offset + 8;
}

function putSmall(view: DataView, offset: number, integer: number): number {
  view.setInt32(offset, 2);
  view.setInt16(offset + 4, integer);
  return offset + 6;
}

function putNumber(view: DataView, offset: number, number: number | null): number {
  if (number === null) {
    view.setInt32(offset, -1);
    return offset + 4;
  }
  view.setInt32(offset, 8);
  view.setFloat64(offset + 4, number);
  return offset + 12;
}

/** Writes a row at an offset. Its text is ASCII. Returns where it ends. */
export function putRow(view: DataView, bytes: Buffer, start: number, row: CopiedRow): number {
  view.setInt16(start, columnCount);
  let offset = putTime(view, start + 2, row.at);
  offset = putTime(view, offset, row.receivedAt);
  offset = putBig(view, offset, row.keyHigh, row.keyLow);
  offset = putBig(view, offset, 0, row.batch);
  offset = putInteger(view, offset, row.index);
  offset = putInteger(view, offset, row.vehicle);
  offset = putInteger(view, offset, row.signal);
  offset = putSmall(view, offset, row.upstream);
  offset = putSmall(view, offset, row.form);
  offset = putNumber(view, offset, row.number);
  offset = putNumber(view, offset, row.longitude);
  view.setInt32(offset, row.text === null ? -1 : row.text.length);
  return row.text === null ? offset + 4 : offset + 4 + bytes.write(row.text, offset + 4, 'latin1');
}
