import { hours } from '../contract/duration';
import type { Chain } from './chain';
import { firstFrom, type Speed, type Told, toldWithin } from './evidence';
import type { IgnitionTimes } from './ignition-times';
import { type Interval, inside, lengthOf, without } from './intervals';
import type { Span } from './span';
import { guessedKmh, impossibleKmh, leapKmh, leaptKm, longLeapMs, nearbyMs } from './thresholds';

/** What else is known when the samples of a chain are far apart. */
export type Surroundings = {
  ignition: IgnitionTimes;
  /** Fixes, and speeds that say it moved, in order of time: where one lies in between, it is that which tells. */
  tellers: readonly Told[];
  /** Speeds that say it stood. */
  standing: readonly Speed[];
  /** Stretches known from samples close together. */
  dense: readonly Interval[];
  /** The vehicle may have been carried: with the ignition off, it was. */
  mayBeCarried: boolean;
};

const kmh = (km: number, ms: number): number => (ms <= 0 ? Number.POSITIVE_INFINITY : (km * hours(1)) / ms);

/** The longest silence between two samples, for at the others the vehicle stood; the last of several. */
function longestSilence(since: number, until: number, standing: readonly Speed[]): Interval {
  let longest: Interval = { from: since, to: since };
  let from = since;
  for (const { at } of [...toldWithin(standing, since, until), { at: until }]) {
    if (at - from >= longest.to - longest.from) longest = { from, to: at };
    from = at;
  }
  return longest;
}

/** Whether the vehicle was on its way when the silence began, and not when it ended. */
function beganMoving({ from, to }: Interval, dense: readonly Interval[]): boolean {
  const isNear = (at: number) => dense.some((span) => span.from <= at + nearbyMs && span.to >= at - nearbyMs);
  return isNear(from) && !isNear(to);
}

/** When in a silence a way was driven: while the ignition was on; all the time; or as long as it takes, at one end. */
function placeWay(silence: Interval, km: number, { ignition, dense, mayBeCarried }: Surroundings): Interval[] {
  const on = inside(silence, ignition.on);
  if (kmh(km, lengthOf(on)) <= impossibleKmh) return on;
  const notOff = without(silence, ignition.off);
  const isPossible = kmh(km, lengthOf(notOff)) <= impossibleKmh;
  if (!isPossible && mayBeCarried) return [];
  const allowed = isPossible ? notOff : [silence];
  if (kmh(km, lengthOf(allowed)) >= leapKmh) return allowed;
  const guessedMs = Math.round((km / guessedKmh) * hours(1));
  const [first, last] = [allowed[0], allowed.at(-1)];
  if (first === undefined || last === undefined) return [];
  if (beganMoving(silence, dense)) return [{ from: first.from, to: Math.min(first.to, first.from + guessedMs) }];
  return [{ from: Math.max(last.from, last.to - guessedMs), to: last.to }];
}

/**
 * When a vehicle moved while nobody told of it: between two samples more than two minutes apart it came `leaptKm` or
 * further, and neither a fix nor a speed in between says how.
 */
export function leapSpans<Item extends Told>({ items, before, km }: Chain<Item>, surroundings: Surroundings): Span[] {
  const { tellers, standing } = surroundings;
  return items.flatMap((item, index) => {
    const place = before[index] ?? -1;
    const earlier = items[place];
    if (earlier === undefined || item.at - earlier.at <= nearbyMs) return [];
    const way = km(place, index);
    if (way < leaptKm) return [];
    const teller = tellers[firstFrom(tellers, earlier.at + 1)];
    if (teller !== undefined && teller.at < item.at) return [];
    const silence = longestSilence(earlier.at, item.at, standing);
    if (silence.to - silence.from <= nearbyMs) return [];
    const [since, until] = [earlier.at, item.at];
    return placeWay(silence, way, surroundings).map(({ from, to }) => {
      return { from, to, since, until, isLongLeap: to - from > longLeapMs };
    });
  });
}
