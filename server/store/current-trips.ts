import type pg from 'pg';
import { days } from '../contract/duration';
import type { Evidence } from '../trips/evidence';
import { ignitionTimes } from '../trips/ignition-times';
import type { Interval } from '../trips/intervals';
import { idleMs, stopMs } from '../trips/thresholds';
import { CannotAnswer } from './cannot-answer';
import { pieceMs, redoPiece } from './redo-piece';
import { reviseTrip, type TripNow } from './revise-trip';
import { createRowBudget } from './row-budget';
import type { StoredTrip } from './stored-trips';
import type { TripContext } from './trip-source';
import { countedAsOf, openAsOf, type TripsAsOf } from './trips-as-of';
import { loadUnmade, tripReachMs } from './unmade-hours';

/** Of so much time trips are found anew for one answer, at most. More than their reach, or no page would come further. */
const mostMs = tripReachMs + days(3);
/** And of so many times the readings that are read at once; a page that has come further ends after half of them. */
const mostReads = 10;

/** A trip as it stands. */
export type CurrentTrip = TripNow & { isUnderWay: boolean };
/** Trips that are not stored as they stand, and the stored ones that they stand for. */
export type CurrentTrips = {
  trips: CurrentTrip[];
  replaced: StoredTrip[];
  /** What began before this is not known yet: that was too much for one answer. */
  knownFrom: number;
  isArriving: boolean;
};

/** Whether a trip that ended so lately may go on. */
function goesOn({ ignitions }: Evidence, endedAt: number, now: number): boolean {
  if (now - endedAt < stopMs) return true;
  return now - endedAt < idleMs && ignitionTimes(ignitions).on.some(({ from, to }) => from <= endedAt && to >= now);
}

function tooMuch(error: unknown): CannotAnswer {
  if (error instanceof CannotAnswer) return error;
  throw error;
}

/**
 * Finds the trips of a window where they are not stored as they stand, newest hours first.
 * @param limit so many are enough
 * @throws CannotAnswer where that would take more readings than an answer may
 */
export async function findCurrentTrips(
  client: pg.ClientBase,
  context: TripContext,
  window: Interval,
  asOf: TripsAsOf,
  limit: number,
): Promise<CurrentTrips> {
  const budget = createRowBudget(mostReads * context.rowLimit, 'ask for a shorter time');
  const counted = { ...countedAsOf(asOf), budget };
  const open = { from: Math.max(context.keptFrom, openAsOf(asOf, context.closedTo)), to: counted.end };
  const { stretches, isArriving } = await loadUnmade(client, context.vehicleId, window, open);
  const trips = new Map<number, CurrentTrip>();
  const replaced: StoredTrip[] = [];
  const found = (knownFrom: number) => ({ trips: [...trips.values()], replaced, knownFrom, isArriving });
  let leftMs = mostMs;
  let edge = Number.POSITIVE_INFINITY;
  let nextMs = pieceMs;
  for (const stretch of stretches)
    for (let { to } = stretch; to > stretch.from; to = edge) {
      const certainFrom = to === edge ? edge : to + tripReachMs;
      const certain = [...trips.keys()].filter((startedAt) => startedAt >= certainFrom && startedAt < window.to);
      if (certain.length >= limit || leftMs <= 0) return found(certainFrom);
      if (certainFrom < window.to && budget.left() < (mostReads / 2) * context.rowLimit) return found(certainFrom);
      const piece = await redoPiece(client, context, { from: stretch.from, to }, counted, nextMs).catch(tooMuch);
      if (piece instanceof CannotAnswer) {
        if (certainFrom < window.to) return found(certainFrom);
        if (stretch.from < window.to && to > window.from) throw piece;
        // It lies beside the window: what is stored of it stands.
        break;
      }
      const { redone } = piece;
      for (const trip of redone.trips) {
        const isUnderWay = trip === redone.trips.at(-1) && goesOn(redone.evidence, trip.facts.endedAt, asOf.at);
        if (!trips.has(trip.facts.startedAt))
          trips.set(trip.facts.startedAt, { ...reviseTrip(trip, redone), isUnderWay });
      }
      replaced.push(...redone.replaced);
      edge = redone.from;
      nextMs = piece.nextMs;
      leftMs -= to - edge;
    }
  return found(Number.NEGATIVE_INFINITY);
}
