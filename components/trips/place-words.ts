import type { Place } from '../../server/contract/trips';
import { formatNumber, formatPosition } from '../ui/format-value';
import { inPreferredUnit, type UnitPreferences } from '../ui/unit-preferences';

/** Nearer than this to the middle of a place one is in it, kilometers. */
const withinKm = 5;

type Somewhere = { latitude: number; longitude: number; place: Place | null };

/** Where something was, for people: `Dachau`, `12 km from Dachau`; degrees where no place is near; null for nowhere known. */
export function placeWords(where: Somewhere | null, preferences: UnitPreferences): string {
  if (where === null) return 'Unknown place';
  const { place } = where;
  if (place === null) return formatPosition(where, 3);
  if (place.distanceKm < withinKm) return place.name;
  const { value, unit } = inPreferredUnit(place.distanceKm, 'km', 0, preferences);
  return `${formatNumber(value, 0)} ${unit} from ${place.name}`;
}
