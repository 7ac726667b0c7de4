import type { VisibleMarkers } from './visible-markers';

/**
 * The vehicles meant by a click: the marker nearest to it, first, and every one standing so close to that marker that a
 * person cannot tell them apart. Empty when none is in reach.
 * @param x of the click, device pixels of the same frame as the markers, as are `y`, `reach` and `together`
 * @param reach how far from its middle a marker is still hit
 * @param together how near two markers stand on one spot
 */
export function pickMarkers(markers: VisibleMarkers, x: number, y: number, reach: number, together: number): number[] {
  let nearest = -1;
  let least = reach * reach;
  for (let place = 0; place < markers.count; place++) {
    const distance = ((markers.x[place] ?? 0) - x) ** 2 + ((markers.y[place] ?? 0) - y) ** 2;
    // Of two on one spot the later lies above.
    if (distance > least) continue;
    least = distance;
    nearest = place;
  }
  if (nearest < 0) return [];
  const [nearX, nearY] = [markers.x[nearest] ?? 0, markers.y[nearest] ?? 0];
  const picked = [markers.vehicle[nearest] ?? 0];
  for (let place = 0; place < markers.count; place++) {
    if (place === nearest) continue;
    const distance = ((markers.x[place] ?? 0) - nearX) ** 2 + ((markers.y[place] ?? 0) - nearY) ** 2;
    if (distance <= together * together) picked.push(markers.vehicle[place] ?? 0);
  }
  return picked;
}
