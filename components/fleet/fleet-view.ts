import { motions } from '../../server/contract/motion';
import type { MapMode, MapView } from '../map/fleet-map-props';
import { readMapView, writeMapView } from '../map/view-in-address';
import type { SearchChange } from '../ui/changed-search';
import { conditions, type FleetFilter } from './fleet-filter';
import { type FleetSort, fleetSorts } from './fleet-sort';

/** All that a person chose to see on the fleet screen; it lives in the address. */
export type FleetView = {
  filter: FleetFilter;
  sort: FleetSort;
  selectedVin: string | null;
  isFollowing: boolean;
  /** Null lets the map fit the fleet. */
  map: MapView | null;
  mode: MapMode;
};

const mapModes = ['auto', 'density', 'markers'] as const satisfies readonly MapMode[];

/** Those of the words of a list that are known, in the order of the known ones, so that equal filters are equal. */
function among<T extends string>(known: readonly T[], text: string | null): T[] {
  const words = new Set((text ?? '').split(','));
  return known.filter((word) => words.has(word));
}

/** Reads the address; what it does not know it takes for not said. */
export function readFleetView(search: Pick<URLSearchParams, 'get'>): FleetView {
  const selectedVin = search.get('vehicle');
  return {
    filter: {
      text: search.get('q') ?? '',
      motions: among(motions, search.get('motion')),
      conditions: among(conditions, search.get('is')),
    },
    sort: fleetSorts.find((sort) => sort === search.get('sort')) ?? 'name',
    selectedVin,
    isFollowing: selectedVin !== null && search.get('follow') === '1',
    map: readMapView(search.get('map')),
    mode: mapModes.find((mode) => mode === search.get('mode')) ?? 'auto',
  };
}

/** What to write into the address for a part of the view. Defaults are left out of it. */
export function writeFleetView(change: Partial<FleetView>): SearchChange {
  const { filter, sort, selectedVin, isFollowing, map, mode } = change;
  return {
    ...(filter && { q: filter.text, motion: filter.motions.join(','), is: filter.conditions.join(',') }),
    ...(sort && { sort: sort === 'name' ? null : sort }),
    ...(selectedVin !== undefined && { vehicle: selectedVin }),
    ...(isFollowing !== undefined && { follow: isFollowing ? '1' : null }),
    ...(map && { map: writeMapView(map) }),
    ...(mode && { mode: mode === 'auto' ? null : mode }),
  };
}

/** With a word where it was not, without it where it was. */
export function toggled<T>(words: readonly T[], word: T): T[] {
  return words.includes(word) ? words.filter((other) => other !== word) : [...words, word];
}
