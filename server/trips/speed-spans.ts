import { kilometersBetween } from './distance';
import { byUpstream, type Fix, type Speed, toldWithin } from './evidence';
import { addSeen, type Span } from './span';
import { doubtfulKmh, movedKm, nearbyMs, speedReachMs } from './thresholds';

/** Whether positions before and after a slow speed stay where they are: receivers tell such speeds at rest. */
function isDenied({ at, kmh }: Speed, fixes: readonly Fix[]): boolean {
  if (kmh === null || kmh > doubtfulKmh) return false;
  const around = toldWithin(fixes, at - nearbyMs, at + nearbyMs);
  const [first, last] = [around[0], around.at(-1)];
  if (first === undefined || last === undefined || first.at >= at || last.at <= at) return false;
  return around.every((fix) => kilometersBetween(first, fix) < movedKm);
}

/** When a vehicle moved by its speeds: at each that says so, and from each to the next where both do. */
export function speedSpans(speeds: readonly Speed[], fixes: readonly Fix[]): Span[] {
  return byUpstream(speeds).flatMap((told) => {
    const spans: Span[] = [];
    let last: Speed | undefined;
    for (const speed of told) {
      const isMoving = speed.isMoving && !isDenied(speed, fixes);
      if (isMoving) {
        const isGoingOn = last !== undefined && speed.at - last.at <= speedReachMs;
        addSeen(spans, isGoingOn && last !== undefined ? last.at : speed.at, speed.at);
      }
      last = isMoving ? speed : undefined;
    }
    return spans;
  });
}
