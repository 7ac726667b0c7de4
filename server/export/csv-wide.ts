import type { Reading } from '../contract/reading';
import type { Signal } from '../contract/signal';
import { type StoredReading, toReading } from '../store/stored-reading';
import { csvLine, csvText } from './csv-cell';
import { csvValue, unitOf } from './csv-value';
import type { Selection } from './selection';
import { utc } from './utc';

const heads = ['measured_at', 'received_at', 'source', 'message'] as const;

/** A signal's column, `speed [km/h]`; a position has two. */
function headersOf(signal: Signal): string[] {
  const unit = unitOf(signal);
  const names = signal.kind === 'position' ? [`${signal.id} latitude`, `${signal.id} longitude`] : [signal.id];
  return names.map((name) => csvText(unit === '' ? name : `${name} [${unit}]`));
}

function fieldsOf({ value }: Reading, signal: Signal): string[] {
  if (typeof value === 'object' && 'latitude' in value) return [`${value.latitude}`, `${value.longitude}`];
  return [csvValue(value, signal)];
}

/**
 * Readings as CSV (RFC 4180): a line for each time that a message tells of, a column for each signal of the selection.
 * The readings of one message and time stand together in `pages`.
 */
export async function* writeWideCsv(
  { names, extents }: Pick<Selection, 'names' | 'extents'>,
  pages: AsyncIterable<StoredReading[]>,
): AsyncGenerator<string> {
  const places = new Map<string, { signal: Signal; place: number }>();
  const headers: string[] = [];
  for (const { signal } of extents) {
    places.set(signal.id, { signal, place: headers.length });
    headers.push(...headersOf(signal));
  }
  yield csvLine([...heads, ...headers]);

  const empty = headers.map(() => '');
  let last: Pick<Reading, 'at' | 'message'> | undefined;
  let line: string[] = [];
  for await (const page of pages) {
    let text = '';
    for (const row of page) {
      const reading = toReading(row, names);
      const { at, receivedAt, upstream, message } = reading;
      if (last === undefined || last.at !== at || last.message !== message) {
        if (last !== undefined) text += csvLine(line);
        last = { at, message };
        line = [utc(at), utc(receivedAt), csvText(upstream), message, ...empty];
      }
      const column = places.get(reading.signal);
      if (column === undefined) continue;
      for (const [nth, field] of fieldsOf(reading, column.signal).entries())
        line[heads.length + column.place + nth] = field;
    }
    if (text !== '') yield text;
  }
  if (last !== undefined) yield csvLine(line);
}
