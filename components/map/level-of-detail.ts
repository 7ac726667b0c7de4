import type { MapMode } from './fleet-map-props';
import type { VisibleMarkers } from './visible-markers';

/** How the visible vehicles are drawn: markers of so many CSS pixels, or a glow. */
export type LevelOfDetail = 28 | 16 | 11 | 'density';

/** How many vehicles are in sight, and on how many spots: places of a few pixels where at least one stands. */
export type Crowd = { vehicles: number; spots: number };

/**
 * When a marker is legible: among so many in sight, and while no more than so many share a spot, for of a heap only the
 * top is seen. Up to `always`, heaps or not: a depot is no glow.
 */
const limits = {
  large: { upTo: 3_000, heap: 1.7, always: 400 },
  small: { upTo: 20_000, heap: 6, always: 1_500 },
};
/** A level is left only when its limit is passed by this share, so that a vehicle more or less does not flicker. */
const reluctance = 0.1;
/** CSS pixels a spot. */
const spotSize = 8;

/** Chooses a level for what is in sight, staying with the present one near a limit. */
export function chooseLevel({ vehicles, spots }: Crowd, mode: MapMode, present: LevelOfDetail | null): LevelOfDetail {
  if (mode === 'density') return 'density';
  const isLegible = ({ upTo, heap, always }: (typeof limits)['large'], isPresent: boolean) => {
    const slack = isPresent ? 1 + reluctance : 1;
    return vehicles <= always || (vehicles <= upTo * slack && vehicles <= spots * heap * slack);
  };
  if (isLegible(limits.large, present === 28)) return 28;
  if (isLegible(limits.small, present === 16 || present === 28)) return 16;
  return mode === 'markers' ? 11 : 'density';
}

/** Counts vehicles and spots. @param width of the picture in device pixels, as its height and the markers' places */
export function crowdOf(markers: VisibleMarkers, width: number, height: number, ratio: number): Crowd {
  const size = spotSize * ratio;
  const columns = Math.ceil(width / size);
  const isTaken = new Uint8Array(columns * Math.ceil(height / size));
  let spots = 0;
  for (let place = 0; place < markers.count; place++) {
    const spot = (((markers.y[place] ?? 0) / size) | 0) * columns + (((markers.x[place] ?? 0) / size) | 0);
    if (isTaken[spot] === 1) continue;
    isTaken[spot] = 1;
    spots++;
  }
  return { vehicles: markers.count, spots };
}
