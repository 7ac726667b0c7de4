import type { Position } from '../../server/contract/reading';
import { nearestIndex } from './nearest-index';

/** Where a vehicle was, in columns of one length, ascending by event time. */
export type Trace = { at: readonly number[]; latitude: readonly number[]; longitude: readonly number[] };

/** Where the vehicle was last known to be at a moment; null before its first position. */
export function placeAt({ at, latitude, longitude }: Trace, moment: number): Position | null {
  const nearest = nearestIndex(at, moment);
  const index = (at[nearest] ?? Number.POSITIVE_INFINITY) <= moment ? nearest : nearest - 1;
  const [north, east] = [latitude[index], longitude[index]];
  return north === undefined || east === undefined ? null : { latitude: north, longitude: east };
}
