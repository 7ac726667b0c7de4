import { z } from 'zod';
import type { Position } from '../contract/reading';
import type { Place } from '../contract/trips';
import { kilometersBetween } from './distance';

const columns = z.array(z.number());
/** What of public/basemap/places.json is needed here; coordinates in thousandths of a degree. */
const placesFile = z.object({
  places: z.object({ name: z.array(z.string()), longitude: columns, latitude: columns }),
});

type Named = Position & { name: string };

const degreeKm = 111.19;

/**
 * Reads the gazetteer of the base map, and makes a function that finds the place nearest to a position. Places are sorted by
 * latitude: it looks north and south from there for as long as the latitude alone is no further than the best so far.
 */
export function readNearestPlace(file: unknown): (position: Position) => Place | null {
  const { places } = placesFile.parse(file);
  const named: Named[] = places.name.map((name, index) => ({
    name,
    latitude: (places.latitude[index] ?? 0) / 1_000,
    longitude: (places.longitude[index] ?? 0) / 1_000,
  }));
  named.sort((one, other) => one.latitude - other.latitude);

  const firstNorthOf = (latitude: number): number => {
    let [low, high] = [0, named.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((named[middle]?.latitude ?? 0) < latitude) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  return (position) => {
    let best: Place | null = null;
    const start = firstNorthOf(position.latitude);
    for (const step of [1, -1])
      for (let index = step === 1 ? start : start - 1; ; index += step) {
        const place = named[index];
        const most = best?.distanceKm ?? Number.POSITIVE_INFINITY;
        if (place === undefined || Math.abs(place.latitude - position.latitude) * degreeKm >= most) break;
        const distanceKm = kilometersBetween(position, place);
        if (distanceKm < most) best = { name: place.name, distanceKm };
      }
    return best === null ? null : { ...best, distanceKm: Math.round(best.distanceKm * 10) / 10 };
  };
}
