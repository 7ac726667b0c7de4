import { measureBetween } from './distance';
import { byUpstream, type Fix, firstFrom, type Speed } from './evidence';
import { addSeen, type Span } from './span';
import { doubtfulKmh, movedKm, nearbyMs, speedReachMs } from './thresholds';

/**
 * Whether positions before and after a slow speed stay where they are: receivers tell such speeds at rest.
 * @param km between two of the fixes, by their places
 */
function isDenied({ at, kmh }: Speed, fixes: readonly Fix[], km: (one: number, other: number) => number): boolean {
  if (kmh === null || kmh > doubtfulKmh) return false;
  const first = firstFrom(fixes, at - nearbyMs);
  const end = firstFrom(fixes, at + nearbyMs + 1);
  if ((fixes[first]?.at ?? at) >= at || (fixes[end - 1]?.at ?? at) <= at) return false;
  for (let place = first; place < end; place += 1) if (km(first, place) >= movedKm) return false;
  return true;
}

/** When a vehicle moved by its speeds: at each that says so, and from each to the next where both do. */
export function speedSpans(speeds: readonly Speed[], fixes: readonly Fix[]): Span[] {
  const km = measureBetween(fixes);
  return byUpstream(speeds).flatMap((told) => {
    const spans: Span[] = [];
    let last: Speed | undefined;
    for (const speed of told) {
      const isMoving = speed.isMoving && !isDenied(speed, fixes, km);
      if (isMoving) {
        const isGoingOn = last !== undefined && speed.at - last.at <= speedReachMs;
        addSeen(spans, isGoingOn && last !== undefined ? last.at : speed.at, speed.at);
      }
      last = isMoving ? speed : undefined;
    }
    return spans;
  });
}
