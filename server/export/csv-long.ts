import type { Signal } from '../contract/signal';
import { type StoredReading, toReading } from '../store/stored-reading';
import { csvLine, csvText } from './csv-cell';
import { csvValue, unitOf } from './csv-value';
import type { Selection } from './selection';
import { utc } from './utc';

const longColumns = [
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

/** What is the same in each line of a signal: guarded and quoted once, not a million times. */
type SignalCells = { signal: Signal; named: string; unit: string };

function createCells(signalOf: Selection['signalOf']): (id: string) => SignalCells {
  const known = new Map<string, SignalCells>();
  return (id) => {
    const cells = known.get(id);
    if (cells !== undefined) return cells;
    const signal = signalOf(id);
    const made = { signal, named: `${csvText(id)},${csvText(signal.label)}`, unit: csvText(unitOf(signal)) };
    known.set(id, made);
    return made;
  };
}

/** Readings as CSV (RFC 4180), a line for each. See docs/export.md for what the columns hold. */
export async function* writeLongCsv(
  { names, signalOf }: Pick<Selection, 'names' | 'signalOf'>,
  pages: AsyncIterable<StoredReading[]>,
): AsyncGenerator<string> {
  const cellsOf = createCells(signalOf);
  yield csvLine(longColumns);
  for await (const page of pages) {
    let text = '';
    for (const row of page) {
      const { signal: id, value, at, receivedAt, upstream, message, timeSource, claimedAt } = toReading(row, names);
      const { signal, named, unit } = cellsOf(id);
      const claimed = claimedAt === undefined ? '' : utc(claimedAt);
      text += `${utc(at)},${utc(receivedAt)},${named},${csvValue(value, signal)},${unit},${csvText(upstream)},${message},${timeSource},${claimed}\r\n`;
    }
    yield text;
  }
}
