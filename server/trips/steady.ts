import type { Position } from '../contract/reading';
import type { Fix } from './evidence';
import { steadyMs } from './thresholds';

/** So many fixes are enough to find the middle one. */
const enough = 9;

function median(values: number[]): number {
  const sorted = values.sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

/**
 * Where a vehicle was at each fix, by the middle of those around it: at rest, fixes that come every few seconds scatter. One
 * that stands alone is as it was told.
 * @param fixes of one upstream, in order
 */
export function steady(fixes: readonly Fix[], isLie: readonly boolean[]): Position[] {
  let first = 0;
  let end = 0;
  return fixes.map((fix, index) => {
    while ((fixes[first]?.at ?? fix.at) < fix.at - steadyMs) first += 1;
    while ((fixes[end]?.at ?? Number.POSITIVE_INFINITY) <= fix.at + steadyMs) end += 1;
    const reach = Math.min(index - first, end - 1 - index);
    const step = Math.ceil((2 * reach + 1) / enough);
    const latitudes: number[] = [];
    const longitudes: number[] = [];
    for (let place = index - reach + (reach % step); place <= index + reach; place += step) {
      const near = fixes[place];
      // A meridian lies between two that are half the world apart: such a mean is nowhere.
      if (near === undefined || isLie[place] === true || Math.abs(near.longitude - fix.longitude) > 180) continue;
      latitudes.push(near.latitude);
      longitudes.push(near.longitude);
    }
    return latitudes.length < 3 ? fix : { latitude: median(latitudes), longitude: median(longitudes) };
  });
}
