import { days, hours, minutes } from '../contract/duration';
import type { Evidence } from '../trips/evidence';
import { ignitionTimes } from '../trips/ignition-times';
import { idleMs, stopMs } from '../trips/thresholds';
import type { Database } from './database';
import { redoTrips } from './redo-trips';
import type { StoredTrip } from './stored-trips';
import { inTransaction } from './transaction';
import { loadTripContext, type TripContext } from './trip-source';

/** Clocks may be ahead of ours by this much; see event-time.ts. */
const aheadMs = minutes(5);
/** However far the hours that are closed are behind: no more is found anew for one answer. */
const mostMs = days(1);

/** A trip as it stands now. */
export type CurrentTrip = Omit<StoredTrip, 'madeAt'> & { isUnderWay: boolean };
/** The trips since the last closed hour, in order, and the stored ones that they stand for. */
export type OpenTrips = { trips: CurrentTrip[]; replaced: StoredTrip[] };

/** From when on what is stored may be less than is known: the end of the closed hours, or one that is to be made anew. */
function openFrom({ closedTo, staleFrom }: TripContext, now: number): number {
  const earliest = Math.floor((now - mostMs) / hours(1)) * hours(1);
  return Math.max(earliest, Math.min(closedTo ?? earliest, staleFrom ?? Number.POSITIVE_INFINITY));
}

/** Whether a trip that ended so lately may go on. */
function goesOn({ ignitions }: Evidence, endedAt: number, now: number): boolean {
  if (now - endedAt < stopMs) return true;
  return now - endedAt < idleMs && ignitionTimes(ignitions).on.some(({ from, to }) => from <= endedAt && to >= now);
}

/**
 * Finds the trips of the hours that are not closed yet, joined with the last stored one where it goes on in them.
 * @param now epoch milliseconds
 */
export async function loadOpenTrips({ pool }: Database, vehicleId: number, now: number): Promise<OpenTrips> {
  return inTransaction(pool, async (client) => {
    const context = await loadTripContext(client, vehicleId);
    const end = now + aheadMs;
    const changed = { from: openFrom(context, now), to: end };
    const { trips, replaced, evidence } = await redoTrips(client, context, changed, end);
    const current = trips.map(({ facts }, index) => {
      const stored = replaced.find(
        (trip) => trip.facts.startedAt <= facts.endedAt && trip.facts.endedAt >= facts.startedAt,
      );
      const isUnderWay = index === trips.length - 1 && goesOn(evidence, facts.endedAt, now);
      return { facts, isUnderWay, revisedAt: stored?.revisedAt ?? null, previous: stored?.previous ?? null };
    });
    return { trips: current, replaced };
  });
}
