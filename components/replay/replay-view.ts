import type { MapView } from '../map/fleet-map-props';
import { readMapView, writeMapView } from '../map/view-in-address';
import { readTime, readTimeRange, type TimeRange, writeTime, writeTimeRange } from '../range/time-range';
import type { SearchChange } from '../ui/changed-search';
import { type ReplaySpeed, replaySpeeds } from './replay-speeds';

/** All that a person chose to see of a replay; it lives in the address, so that a pasted link shows the same instant. */
export type ReplayView = {
  /** Null is the last trip there was, by `at` where that is told. */
  range: TimeRange | null;
  /** Where it stands, epoch milliseconds; null at its beginning. */
  at: number | null;
  speed: ReplaySpeed;
  /** The signal the trail is coloured by, and the one whose graph is the slider. */
  colour: string;
  graph: string;
  isFollowing: boolean;
  /** Long stops are passed over. */
  isSkipping: boolean;
  /** Null lets the map fit the way. */
  map: MapView | null;
};

const usualSignal = 'speed';
const usualSpeed: ReplaySpeed = 10;

/** Reads the address; what it does not know it takes for not said. */
export function readReplayView(search: Pick<URLSearchParams, 'get'>): ReplayView {
  return {
    range: readTimeRange(search),
    at: readTime(search.get('at')),
    speed: replaySpeeds.find((speed) => String(speed) === search.get('speed')) ?? usualSpeed,
    colour: search.get('colour') ?? usualSignal,
    graph: search.get('graph') ?? usualSignal,
    isFollowing: search.get('follow') !== '0',
    isSkipping: search.get('skip') === '1',
    map: readMapView(search.get('map')),
  };
}

const unless = <T>(value: T, usual: T) => (value === usual ? null : String(value));

/** What to write into the address for a part of the view. Another range begins at its beginning, on a map that fits it. */
export function writeReplayView(change: Partial<ReplayView>): SearchChange {
  const { range, at, speed, colour, graph, isFollowing, isSkipping, map } = change;
  return {
    ...(range && { ...writeTimeRange(range), at: null, map: null }),
    ...(at !== undefined && { at: at === null ? null : writeTime(at) }),
    ...(speed !== undefined && { speed: unless(speed, usualSpeed) }),
    ...(colour !== undefined && { colour: unless(colour, usualSignal) }),
    ...(graph !== undefined && { graph: unless(graph, usualSignal) }),
    ...(isFollowing !== undefined && { follow: isFollowing ? null : '0' }),
    ...(isSkipping !== undefined && { skip: isSkipping ? '1' : null }),
    ...(map !== undefined && { map: map === null ? null : writeMapView(map) }),
  };
}
