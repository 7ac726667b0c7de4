import { type StoredReading, toReading } from '../store/stored-reading';
import { csvLine, csvText } from './csv-cell';
import { csvValue, unitOf } from './csv-value';
import type { Selection } from './selection';
import { utc } from './utc';

export const longColumns = [
  'measured_at',
  'received_at',
  'signal',
  'label',
  'value',
  'unit',
  'source',
  'message',
  'time_source',
  'claimed_at',
] as const;

/** Readings as CSV (RFC 4180), a line for each. See docs/export.md for what the columns hold. */
export async function* writeLongCsv(
  { names, signalOf }: Pick<Selection, 'names' | 'signalOf'>,
  pages: AsyncIterable<StoredReading[]>,
): AsyncGenerator<string> {
  yield csvLine(longColumns);
  for await (const page of pages) {
    let text = '';
    for (const row of page) {
      const { signal: id, value, at, receivedAt, upstream, message, timeSource, claimedAt } = toReading(row, names);
      const signal = signalOf(id);
      text += csvLine([
        utc(at),
        utc(receivedAt),
        csvText(id),
        csvText(signal.label),
        csvValue(value, signal),
        csvText(unitOf(signal)),
        csvText(upstream),
        message,
        timeSource,
        claimedAt === undefined ? '' : utc(claimedAt),
      ]);
    }
    yield text;
  }
}
