import { firstFrom, type Ignition, type Told } from './evidence';
import type { IgnitionTimes } from './ignition-times';
import { type Span, seen } from './span';
import { idleMs, leastIgnitionMs } from './thresholds';

const isToldWithin = (told: readonly Told[], from: number, to: number): boolean => {
  const first = told[firstFrom(told, from)];
  return first !== undefined && first.at <= to;
};

/**
 * When a vehicle moved by its ignition alone: from on to off, where nothing that would tell of moving or standing is known
 * of that time and of a quarter of an hour around it.
 */
export function ignitionSpans({ on }: IgnitionTimes, told: readonly Ignition[], others: readonly Told[][]): Span[] {
  return (
    on
      .filter(({ from, to }) => to - from >= leastIgnitionMs)
      // One that only nobody spoke of any more is not known to have ended.
      .filter(({ to }) => told[firstFrom(told, to)]?.at === to)
      .filter(({ from, to }) => !others.some((other) => isToldWithin(other, from - idleMs, to + idleMs)))
      .map(({ from, to }) => seen(from, to))
  );
}
