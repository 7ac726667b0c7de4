import { minutes } from '../contract/duration';
import type { Clock } from '../contract/moment';
import type { Counted } from './redo-trips';

/** Clocks may be ahead of ours by this much; see event-time.ts. */
const aheadMs = minutes(5);

/** When trips are looked at: now, or a moment of the past by one of its clocks. */
export type TripsAsOf = { at: number; clock: Clock | null };

/** Which readings count at that time: of now all that came, also what was measured by a clock that is ahead. */
export function countedAsOf({ at, clock }: TripsAsOf): Counted {
  if (clock === 'event') return { end: at + 1, receivedBy: null };
  return { end: at + aheadMs, receivedBy: clock === 'received' ? at : null };
}

/**
 * From when on what is stored is not what was known then: it is made of the hours that are closed, and of all that was
 * received since.
 * @param closedTo hours before this are closed; null while none is
 */
export function openAsOf({ at, clock }: TripsAsOf, closedTo: number | null): number {
  if (clock === 'received' || closedTo === null) return 0;
  return clock === 'event' ? Math.min(closedTo, at) : closedTo;
}
