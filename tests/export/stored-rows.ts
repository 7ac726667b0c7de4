import fc from 'fast-check';
import type { TimeSource, Value } from '../../server/contract/reading';
import type { Signal, SignalKind } from '../../server/contract/signal';
import { describeGeneric, signals } from '../../server/contract/signals';
import { packForm } from '../../server/store/form';
import type { StoredReading } from '../../server/store/stored-reading';

/** What people and vehicles write that CSV, XML and spreadsheets stumble over. */
const odd = [
  '',
  '=1+1',
  "'=1+1",
  '+49 170',
  '-5',
  '@SUM(A1)',
  '\t=cmd',
  'a,b;c',
  'he said "no"',
  '"',
  'two\nlines',
  'two\r\nlines',
  '\r',
  'ends with a break\n',
  ' blanks ',
  '😀 🚗',
  '漢字',
  '<&>',
  'null',
  'true',
  '1e5',
  '\u2028',
];
export const oddText = fc.oneof(
  fc.constantFrom(...odd),
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.constantFrom(...odd), { maxLength: 3 }).map((texts) => texts.join('')),
);

/** Nothing that zero minus can hide behind: it is written as 0. */
const number = fc
  .oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.constantFrom(1e-7, -1e-7, 1e21, 0.1 + 0.2),
  )
  .map((value) => (value === 0 ? 0 : value));

const time = fc.integer({ min: Date.UTC(2010, 0), max: Date.UTC(2090, 0) });
const position = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }).map((value) => value || 0),
  longitude: fc.double({ min: -180, max: 180, noNaN: true, maxExcluded: true }).map((value) => value || 0),
});

const valueBy: Record<SignalKind, fc.Arbitrary<Value>> = {
  number,
  text: oddText,
  flag: fc.boolean(),
  time,
  position,
  list: fc.array(fc.oneof(oddText, number, fc.record({ code: oddText, count: fc.integer(), on: fc.boolean() })), {
    maxLength: 3,
  }),
};

/** By number: catalogue signals of every kind, and one that somebody named on purpose. */
export const storedSignals: ReadonlyMap<number, Signal> = new Map(
  [
    signals.position,
    signals.speed,
    signals.altitude,
    signals.heading,
    signals.odometer,
    signals['gear.mode'],
    signals.moving,
    signals['charging_session.start_time'],
    signals['charging_session.public_points'],
    describeGeneric('=odd.name', { label: '=HYPERLINK("http://evil")', kind: 'text', unit: null }),
  ].map((signal, place) => [place + 1, signal]),
);

export const names = {
  signals: new Map([...storedSignals].map(([number, { id }]) => [number, id])),
  upstreams: new Map([
    [1, 'hm'],
    [2, '@box'],
  ]),
};

export const signalOf = (id: string): Signal =>
  [...storedSignals.values()].find((signal) => signal.id === id) ?? signals.speed;

const columnsOf = (value: Value): [number: number | null, longitude: number | null, text: string | null] => {
  if (typeof value === 'number') return [value, null, null];
  if (typeof value === 'string') return [null, null, value];
  if (typeof value === 'boolean') return [value ? 1 : 0, null, null];
  if ('latitude' in value) return [value.latitude, value.longitude, null];
  return [null, null, JSON.stringify(value)];
};

/** A row as the database gives it. */
export function storedRow(
  signalId: number,
  value: Value,
  at: number,
  { receivedAt = at + 1_000, upstreamId = 1, message = '1.0', timeSource = 'property' as TimeSource } = {},
): StoredReading {
  const [number, longitude, text] = columnsOf(value);
  const form = packForm(value, timeSource, false);
  return [1, signalId, upstreamId, form, number, longitude, text, at, receivedAt, null, message];
}

/** Rows in the order of an export: by time, and then by message. */
export const storedRows: fc.Arbitrary<StoredReading[]> = fc
  .uniqueArray(
    fc
      .tuple(fc.constantFrom(...storedSignals.keys()), time, fc.constantFrom(1, 2), fc.nat(3))
      .chain(([signalId, at, upstreamId, place]) =>
        valueBy[storedSignals.get(signalId)?.kind ?? 'text'].map((value) =>
          storedRow(signalId, value, at, { upstreamId, message: `${upstreamId}.${place}` }),
        ),
      ),
    { selector: ([, signalId, , , , , , at]) => `${signalId} ${at}`, maxLength: 30 },
  )
  .map((rows) => rows.sort((one, other) => one[7] - other[7] || (one[10] < other[10] ? -1 : 1)));

/** Rows in pages of a few, as a cursor brings them. */
export async function* inPages<Row>(rows: readonly Row[], size = 7): AsyncGenerator<Row[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}

/** Everything that a writer says. */
export async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}
