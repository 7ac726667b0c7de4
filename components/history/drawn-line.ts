import type { LineSeries } from '../../server/contract/history';
import type { Clock } from '../../server/contract/moment';
import type { Reading } from '../../server/contract/reading';
import type { Signal } from '../../server/contract/signal';
import { type UnitId, unitSymbol } from '../../server/contract/units';
import { inPreferredUnit, type UnitPreferences } from '../ui/unit-preferences';

/** A series of numbers as it is drawn: what was told of the range, and what has arrived since. */
export type DrawnLine = {
  drawn: 'line';
  signal: Signal;
  /** Its place among the signals chosen: what it looks like. */
  place: number;
  /** Lines of one scale share an axis: those of the same unit and a like extent. */
  scale: string;
  /** Symbol of the reader's unit; empty for none. */
  unit: string;
  decimals: number;
  /** One for each reading or end of a column, ascending by the clock. Values are in the signal's own unit. */
  at: number[];
  value: number[];
  otherAt: (number | null)[];
  upstream: (string | null)[];
  late: ReadonlySet<number>;
  /** What the line goes through, in the reader's unit: with the readings beside the range, null in each gap. */
  x: number[];
  y: (number | null)[];
  gaps: readonly (readonly [number, number])[];
  count: number;
  lateCount: number;
  least: number | null;
  greatest: number | null;
  columnMs: number | null;
  before: Reading | null;
  after: Reading | null;
};

export type DrawOptions = {
  signal: Signal;
  place: number;
  upstreams: readonly string[];
  clock: Clock;
  units: UnitPreferences;
  /** Readings of the signal that came since the series was asked for, in the order they came. */
  arrived: readonly Reading[];
};

const least = (a: number | null, b: number) => (a === null || b < a ? b : a);
const greatest = (a: number | null, b: number) => (a === null || b > a ? b : a);

/** Of all lines of a unit, those share an axis that can be as great: an odometer and a range in km do not. */
const scaleOf = ({ id, unit, plausible }: Signal) => (unit === null ? id : `${unit} ${plausible?.join(' ') ?? ''}`);

/** A function that says a number of the signal in the reader's unit. */
function inUnitOf({ unit, decimals }: Signal, units: UnitPreferences) {
  return (value: number) => (unit === null ? value : inPreferredUnit(value, unit, decimals, units).value);
}

function shownUnit({ unit, decimals }: Signal, units: UnitPreferences): { unit: string; decimals: number } {
  if (unit === null) return { unit: '', decimals };
  const shown = inPreferredUnit(1, unit as UnitId, decimals, units);
  return { unit: unitSymbol(shown.unit), decimals: shown.decimals };
}

/** The points of the line: nothing is drawn where nothing was told. */
function pathOf(
  line: Pick<DrawnLine, 'at' | 'value' | 'gaps' | 'before' | 'after'>,
  clock: Clock,
  say: (value: number) => number,
) {
  const x: number[] = [];
  const y: (number | null)[] = [];
  let gap = 0;
  const add = (at: number, value: number) => {
    const last = x.at(-1);
    while (gap < line.gaps.length && (line.gaps[gap]?.[1] ?? 0) <= at) {
      const [from] = line.gaps[gap] ?? [0];
      if (last !== undefined && from + 1 > last && from + 1 < at) {
        x.push(from + 1);
        y.push(null);
      }
      gap += 1;
    }
    const shown = say(value);
    x.push(at);
    y.push(Number.isFinite(shown) ? shown : null);
  };
  const addBeside = (reading: Reading | null) => {
    if (reading !== null && typeof reading.value === 'number')
      add(clock === 'event' ? reading.at : reading.receivedAt, reading.value);
  };
  addBeside(line.before);
  for (const [index, at] of line.at.entries()) add(at, line.value[index] ?? 0);
  addBeside(line.after);
  return { x, y };
}

/** How high the line stands at a moment, in the reader's unit; null where it is broken or does not reach. */
export function valueAt({ x, y }: Pick<DrawnLine, 'x' | 'y'>, at: number): number | null {
  const next = x.findIndex((moment) => moment > at);
  const [start, end, a, b] = [x[next - 1], x[next], y[next - 1], y[next]];
  if (start === undefined || end === undefined || a == null || b == null) return null;
  return a + ((b - a) * (at - start)) / (end - start);
}

/** Makes a line of what the server told of a range and of what has arrived since; what came late waits for the next answer. */
export function drawLine(series: LineSeries, options: DrawOptions): DrawnLine {
  const { signal, place, upstreams, clock, units } = options;
  const line: Omit<DrawnLine, 'x' | 'y'> = {
    drawn: 'line',
    signal,
    place,
    scale: scaleOf(signal),
    ...shownUnit(signal, units),
    at: [...series.at],
    value: [...series.value],
    otherAt: [...series.otherAt],
    upstream: series.upstream.map((index) => (index === null ? null : (upstreams[index] ?? null))),
    late: new Set(series.late),
    gaps: series.gaps,
    count: series.count,
    lateCount: series.lateCount,
    least: series.least,
    greatest: series.greatest,
    columnMs: series.columnMs,
    before: series.before,
    after: series.after,
  };
  const gaps = [...series.gaps];
  for (const reading of options.arrived) {
    const [at, other] = clock === 'event' ? [reading.at, reading.receivedAt] : [reading.receivedAt, reading.at];
    const last = line.at.at(-1);
    if (typeof reading.value !== 'number' || (last !== undefined && at <= last)) continue;
    if (last !== undefined && at - last > signal.freshMs) gaps.push([last, at]);
    line.at.push(at);
    line.value.push(reading.value);
    line.otherAt.push(other);
    line.upstream.push(reading.upstream);
    line.count += 1;
    line.least = least(line.least, reading.value);
    line.greatest = greatest(line.greatest, reading.value);
    line.after = null;
  }
  line.gaps = gaps;
  return { ...line, ...pathOf(line, clock, inUnitOf(signal, units)) };
}
