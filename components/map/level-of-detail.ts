import type { MapMode } from './fleet-map-props';

/** How the visible vehicles are drawn: markers of so many CSS pixels, or a glow. */
export type LevelOfDetail = 28 | 16 | 11 | 'density';

/** Up to so many visible vehicles the large marker is legible, then the small one. */
const largeUpTo = 3_000;
const smallUpTo = 20_000;
/** A level is left only when its limit is passed by this share, so that a vehicle more or less does not flicker. */
const reluctance = 0.1;

/** Chooses a level for this many visible vehicles, staying with the present one near a limit. */
export function chooseLevel(visible: number, mode: MapMode, present: LevelOfDetail | null): LevelOfDetail {
  if (mode === 'density') return 'density';
  const crowded = mode === 'markers' ? 11 : 'density';
  const isLarge = visible <= limit(largeUpTo, present === 28);
  if (isLarge) return 28;
  return visible <= limit(smallUpTo, present === 16 || present === 28) ? 16 : crowded;
}

const limit = (count: number, isPresent: boolean) => (isPresent ? count * (1 + reluctance) : count);
