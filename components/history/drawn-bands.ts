import type { BandSeries } from '../../server/contract/history';
import type { Reading, Value } from '../../server/contract/reading';
import type { Signal } from '../../server/contract/signal';
import { formatValue, writeOut } from '../ui/format-value';
import type { DrawOptions } from './drawn-line';

/** A time in which a signal had one value. */
export type DrawnBand = {
  from: number;
  /** Null while it goes on. */
  to: number | null;
  /** Null is several values, too close to be told apart. */
  value: Value | null;
  text: string;
  count: number;
  lastAt: number;
  upstream: string | null;
  isLate: boolean;
};

/** States as they are drawn: bands in order, one after the other. */
export type DrawnBands = {
  drawn: 'bands';
  signal: Signal;
  place: number;
  bands: readonly DrawnBand[];
  /** Beginnings of the bands: the points keys go by. */
  at: number[];
  gaps: readonly (readonly [number, number])[];
  count: number;
  lateCount: number;
  before: Reading | null;
  after: Reading | null;
};

const isSame = (a: Value | null, b: Value) => JSON.stringify(a) === JSON.stringify(b);

/** Makes bands of what the server told of a range and of what has arrived since. */
export function drawBands(series: BandSeries, from: number, options: DrawOptions): DrawnBands {
  const { signal, place, upstreams, clock, units } = options;
  const say = (value: Value | null) => (value === null ? 'several' : writeOut(formatValue(value, signal, units)));
  const bands: DrawnBand[] = series.bands.map(({ upstream, ...band }) => ({
    ...band,
    text: say(band.value),
    upstream: upstreams[upstream] ?? null,
  }));
  const first = bands[0]?.from ?? null;
  // What was said before the range still holds as it begins.
  if (series.before !== null && (first === null || first > from)) {
    const { value, upstream } = series.before;
    const lastAt = clock === 'event' ? series.before.at : series.before.receivedAt;
    bands.unshift({ from, to: first, value, text: say(value), count: 0, lastAt, upstream, isLate: false });
  }
  const gaps = [...series.gaps];
  let { count } = series;
  for (const { value, upstream, ...reading } of options.arrived) {
    const at = clock === 'event' ? reading.at : reading.receivedAt;
    const last = bands.at(-1);
    if (last !== undefined && at <= last.lastAt) continue;
    count += 1;
    if (last !== undefined && at - last.lastAt > signal.freshMs) gaps.push([last.lastAt, at]);
    if (last !== undefined && isSame(last.value, value)) {
      bands[bands.length - 1] = { ...last, count: last.count + 1, lastAt: at };
      continue;
    }
    if (last !== undefined && last.to === null) bands[bands.length - 1] = { ...last, to: at };
    bands.push({ from: at, to: null, value, text: say(value), count: 1, lastAt: at, upstream, isLate: false });
  }
  const { lateCount, before, after } = series;
  return {
    drawn: 'bands',
    signal,
    place,
    bands,
    at: bands.map((band) => band.from),
    gaps,
    count,
    lateCount,
    before,
    after,
  };
}

/** The band a moment lies in; undefined where there is none. */
export function bandAt({ bands }: Pick<DrawnBands, 'bands'>, at: number): DrawnBand | undefined {
  return bands.findLast((band) => band.from <= at && (band.to === null || at < band.to));
}
