import { hours, seconds } from '../contract/duration';
import { movingFromKmh } from '../contract/motion';
import { kilometersBetween } from './distance';
import { byUpstream, type Evidence, type Fix, toldWithin } from './evidence';
import { type Interval, lengthOf, unite, without } from './intervals';
import type { Joined } from './join-spans';
import { nearbyMs } from './thresholds';

/** Positions tell of standing when they stay, over so long. */
const standingMs = seconds(10);

/** From each speed that says it stands to the next one. */
function standingBySpeeds(evidence: Evidence, { from, to }: Joined): Interval[] {
  const standing: Interval[] = [];
  for (const told of byUpstream(toldWithin(evidence.speeds, from, to)))
    told.forEach(({ at, isMoving }, index) => {
      const next = told[index + 1];
      if (!isMoving && next?.isMoving === false && next.at - at <= nearbyMs) standing.push({ from: at, to: next.at });
    });
  return standing;
}

/** Between fixes that come often, those around which it hardly came on. */
function standingByFixes(fixes: readonly Fix[]): Interval[] {
  const standing: Interval[] = [];
  let earlier = 0;
  fixes.forEach((fix, index) => {
    while (earlier + 1 < index && fix.at - (fixes[earlier + 1]?.at ?? fix.at) >= standingMs) earlier += 1;
    const start = fixes[earlier];
    const ms = fix.at - (start?.at ?? fix.at);
    if (start === undefined || ms < standingMs || ms > nearbyMs) return;
    if ((kilometersBetween(start, fix) * hours(1)) / ms < movingFromKmh) standing.push({ from: start.at, to: fix.at });
  });
  return standing;
}

/**
 * How long a vehicle moved during a trip, in milliseconds: the time of which that is known, without the standing in it that
 * speeds tell of, or where there are none, positions.
 */
export function movingTimeOf(evidence: Evidence, trip: Joined, path: readonly Fix[]): number {
  const hasSpeeds = toldWithin(evidence.speeds, trip.from, trip.to).length > 0;
  const standing = unite(hasSpeeds ? standingBySpeeds(evidence, trip) : standingByFixes(path));
  return lengthOf(unite(trip.spans).flatMap((span) => without(span, standing)));
}
