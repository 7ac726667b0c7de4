import { hours, minutes } from '../contract/duration';
import type { Clock } from '../contract/moment';
import { aheadLimitMs } from './event-time';
import { promptMs } from './late-readings';

/** Readings of one signal of a vehicle: at or after `from` and before `to` by the clock, epoch milliseconds. */
export type HistoryRange = { vehicleId: number; signalId: number; from: number; to: number; clock: Clock };

/** A time, epoch milliseconds: from the lower to before the upper. */
export type Span = readonly [lower: number, upper: number];

/** The pixel columns of a chart: so many milliseconds each, from `origin` on. */
export type Grid = { origin: number; columnMs: number };

/** Width of the buckets of reading_rollup, and of what some hold by the minute. They begin at multiples of it. */
export const bucketMs = minutes(5);
export const minuteMs = minutes(1);

const downTo = (time: number, step: number): number => Math.floor(time / step) * step;

/** At most so many columns over a range, made of whole steps of so many milliseconds. */
export function steppedGridOf({ from, to }: HistoryRange, columns: number, stepMs: number): Grid {
  const origin = downTo(from, stepMs);
  return { origin, columnMs: Math.ceil((to - origin) / columns / stepMs) * stepMs };
}

/** At most so many columns over a range; from five minutes on they are made of whole buckets. */
export function gridOf(range: HistoryRange, columns: number): Grid {
  const columnMs = Math.ceil((range.to - range.from) / columns);
  const isNarrow = columnMs < bucketMs || range.clock === 'received';
  return isNarrow ? { origin: range.from, columnMs } : steppedGridOf(range, columns, bucketMs);
}

/** Whether each step of so many milliseconds lies in one column. */
export const isMadeOf = ({ origin, columnMs }: Grid, stepMs: number): boolean =>
  origin % stepMs === 0 && columnMs % stepMs === 0;

/** The whole buckets inside a range. */
export function bucketsOf({ from, to }: HistoryRange): Span {
  const lower = downTo(from + bucketMs - 1, bucketMs);
  return [lower, Math.max(lower, downTo(to, bucketMs))];
}

/**
 * When a reading must have been measured to be received within a range: whichever was measured before the lower end came
 * late, and none was after the upper one, for nobody's clock is believed further ahead than `aheadLimitMs`. Begins with an
 * hour.
 */
export function measuredWithin({ from, to }: Pick<HistoryRange, 'from' | 'to'>): Span {
  return [Math.max(0, downTo(from - promptMs, hours(1))), to + aheadLimitMs];
}
