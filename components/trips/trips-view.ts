import { readTime, readTimeRange, type TimeRange, writeTime, writeTimeRange } from '../range/time-range';
import type { SearchChange } from '../ui/changed-search';

/** All that a person chose to see among the trips of a vehicle; it lives in the address. */
export type TripsView = {
  range: TimeRange;
  /** A moment of the trip that is drawn, epoch milliseconds: late data may move its start. */
  tripAt: number | null;
};

const usual: TimeRange = { preset: '7d' };

/** Reads the address; what it does not know it takes for not said. */
export function readTripsView(search: Pick<URLSearchParams, 'get'>): TripsView {
  return { range: readTimeRange(search) ?? usual, tripAt: readTime(search.get('trip')) };
}

/** What to write into the address for a part of the view. Another range shows no trip of the one before. */
export function writeTripsView({ range, tripAt }: Partial<TripsView>): SearchChange {
  return {
    ...(range && { ...writeTimeRange(range), trip: null }),
    ...(tripAt !== undefined && { trip: tripAt === null ? null : writeTime(tripAt) }),
  };
}
