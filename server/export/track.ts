import { seconds } from '../contract/duration';
import { signals } from '../contract/signals';
import { type StoredReading, toReading } from '../store/stored-reading';
import type { Selection } from './selection';

/** What a track is made from. */
export const trackSignals = ['position', 'altitude', 'speed', 'heading'] as const;

/** A longer pause between two fixes is a gap: nobody knows where the vehicle was. */
export const gapMs = signals.position.freshMs;
/** What else was measured stands at a fix if it was at the same time, or no longer before. */
const besideMs = seconds(10);

/** A place of a track, and what else was measured there; null where nothing was. */
export type Fix = {
  at: number;
  receivedAt: number;
  latitude: number;
  longitude: number;
  /** m */
  altitude: number | null;
  /** km/h */
  speed: number | null;
  /** Degrees clockwise from north. */
  heading: number | null;
  upstream: string;
  /** The one before it is too long ago, or there is none. */
  isAfterGap: boolean;
};

type Beside = { at: number; value: number };

/**
 * The fixes of a vehicle in order of event time, one for each time: the one that counts, where two upstreams told of the
 * same.
 * @param pages readings of `trackSignals`, ordered by event time, what counts last of its time
 */
export async function* readTrack(
  { names }: Pick<Selection, 'names'>,
  pages: AsyncIterable<StoredReading[]>,
): AsyncGenerator<Fix[]> {
  const beside = new Map<string, Beside>();
  const valueAt = (signal: string, at: number): number | null => {
    const newest = beside.get(signal);
    return newest !== undefined && at - newest.at <= besideMs ? newest.value : null;
  };
  let previousAt = Number.NEGATIVE_INFINITY;
  let fix: Fix | undefined;
  /** Its values may come behind it, at the same time. */
  const complete = (place: Fix): Fix => {
    const { at } = place;
    place.altitude = valueAt('altitude', at);
    place.speed = valueAt('speed', at);
    place.heading = valueAt('heading', at);
    place.isAfterGap = at - previousAt > gapMs;
    previousAt = at;
    return place;
  };

  for await (const page of pages) {
    const fixes: Fix[] = [];
    for (const row of page) {
      const { signal, value, at, receivedAt, upstream } = toReading(row, names);
      if (fix !== undefined && fix.at !== at) {
        fixes.push(complete(fix));
        fix = undefined;
      }
      if (typeof value === 'number') beside.set(signal, { at, value });
      else if (typeof value === 'object' && 'latitude' in value)
        fix = { at, receivedAt, ...value, altitude: null, speed: null, heading: null, upstream, isAfterGap: false };
    }
    if (fixes.length > 0) yield fixes;
  }
  if (fix !== undefined) yield [complete(fix)];
}
