import { type Evidence, firstFrom, type Told } from './evidence';
import type { Interval } from './intervals';
import { memoryMs } from './thresholds';

/** So many samples beyond a changed one depend on it: the next, and the one after, if that one turns out a lie. */
const reach = 2;

/** The samples of a list that a change before or after them reaches. */
const lastBefore = (told: readonly Told[], at: number): readonly Told[] => {
  const end = firstFrom(told, at);
  return told.slice(Math.max(0, end - reach), end);
};
const firstAfter = (told: readonly Told[], at: number): readonly Told[] => {
  const start = firstFrom(told, at);
  return told.slice(start, start + reach);
};

/**
 * How far a change goes: stretches are known from a sample and the next, and the ignition holds until it is told anew. What
 * lies outside, and further than the reach of its trips, is as it was.
 * @param changed what was told at or after `from` and before `to` may be other than it was, epoch milliseconds
 */
export function influenceOf({ fixes, odometers, ignitions }: Evidence, { from, to }: Interval): Interval {
  // An odometer says nothing across a fix.
  const beside = (pick: typeof firstAfter, at: number): readonly Told[] => {
    const nearest = pick(fixes, at);
    return nearest.length === reach ? nearest : [...nearest, ...pick(odometers, at)];
  };
  const start = Math.min(from, ...beside(lastBefore, from).map(({ at }) => at));
  const end = Math.max(to, ...beside(firstAfter, to).map(({ at }) => at));
  const ignition = ignitions[firstFrom(ignitions, start)];
  const told = ignition !== undefined && ignition.at <= end ? firstAfter(ignitions, end + 1)[0] : undefined;
  return { from: Math.max(start, from - memoryMs), to: Math.min(Math.max(end, told?.at ?? end), to + memoryMs) };
}
