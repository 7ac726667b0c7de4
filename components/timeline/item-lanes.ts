import type { TimelineItem } from './timeline-item';

/** From the top of one lane to that of the next, pixels. */
export const laneHeight = 22;
/** More than this and the row would hide the others: those beyond cover one another. */
const mostLanes = 6;

/**
 * A lane for each item, so that none covers another while there are lanes.
 * @param items in order of their beginnings
 * @param leastMs what is shorter takes as much room as this would
 */
export function lanesOf(items: readonly Pick<TimelineItem, 'from' | 'to'>[], leastMs: number): number[] {
  const ends: number[] = [];
  return items.map(({ from, to }) => {
    const free = ends.findIndex((end) => end <= from);
    const next = ends.length < mostLanes ? ends.length : ends.indexOf(Math.min(...ends));
    const lane = free === -1 ? next : free;
    ends[lane] = Math.max(to, from + leastMs);
    return lane;
  });
}
