import { type Evidence, firstFrom, type Told, toldWithin } from './evidence';
import { type Interval, inside, unite } from './intervals';
import type { Joined } from './join-spans';
import { gapLeastMs, gapMostMs } from './thresholds';

/** So many pauses are needed to say what is usual. */
const leastPauses = 4;

/** How long a silence must be to be a gap, by how often the trip was told of. */
function limitOf(moments: readonly number[]): number {
  const pauses = moments.slice(1).map((at, index) => at - (moments[index] ?? at));
  if (pauses.length < leastPauses) return gapLeastMs;
  const usual = pauses.sort((one, other) => one - other)[pauses.length >> 1] ?? 0;
  return Math.min(gapMostMs, Math.max(gapLeastMs, 3 * usual));
}

/** Times at which something was told of where the vehicle was or how fast, each once. */
function momentsOf({ fixes, speeds, odometers }: Evidence, { since, until }: Joined): number[] {
  const times: number[] = [];
  for (const told of [fixes, speeds, odometers])
    for (const { at } of toldWithin<Told>(told, since, until)) times.push(at);
  times.sort((one, other) => one - other);
  return times.filter((at, index) => at !== times[index - 1]);
}

/** When a vehicle moved during a trip and nobody told how. */
export function gapsOf(evidence: Evidence, trip: Joined): Interval[] {
  const { from, to } = trip;
  const moments = momentsOf(evidence, trip);
  // By its ignition alone.
  if (moments.length === 0) return [{ from, to }];
  const limitMs = limitOf(moments);
  const moving = unite(trip.spans);
  const gaps = moments.slice(1).flatMap((end, index): Interval[] => {
    const start = moments[index] ?? end;
    if (end - start <= limitMs) return [];
    const moved = inside({ from: start, to: end }, moving);
    if (moved.length > 0) return moved;
    const speed = evidence.speeds[firstFrom(evidence.speeds, start + 1) - 1];
    return speed?.isMoving === true ? [{ from: start, to: end }] : [];
  });
  return inside({ from, to }, unite(gaps));
}
