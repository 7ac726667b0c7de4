import type pg from 'pg';
import { days } from '../contract/duration';
import type { Evidence } from '../trips/evidence';
import { ignitionTimes } from '../trips/ignition-times';
import type { Interval } from '../trips/intervals';
import { idleMs, stopMs } from '../trips/thresholds';
import { redoTrips } from './redo-trips';
import { reviseTrip, type TripNow } from './revise-trip';
import type { StoredTrip } from './stored-trips';
import type { TripContext } from './trip-source';
import { countedAsOf, openAsOf, type TripsAsOf } from './trips-as-of';
import { loadUnmade, tripReachMs } from './unmade-hours';

/** Of so much time trips are found anew for one answer, at most. More than their reach, or no page would come further. */
const mostMs = tripReachMs + days(3);
/** And so much at once: between two pieces messages come in. */
const pieceMs = days(1);

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

/** Stretches in pieces, each from its end. */
function* piecesOf(stretches: readonly Interval[]): Generator<Interval> {
  for (const { from, to } of stretches)
    for (let end = to; end > from; end -= pieceMs) yield { from: Math.max(from, end - pieceMs), to: end };
}

/**
 * Finds the trips of a window where they are not stored as they stand, newest hours first.
 * @param limit so many are enough
 */
export async function findCurrentTrips(
  client: pg.ClientBase,
  context: TripContext,
  window: Interval,
  asOf: TripsAsOf,
  limit: number,
): Promise<CurrentTrips> {
  const counted = countedAsOf(asOf);
  const open = { from: Math.max(context.keptFrom, openAsOf(asOf, context.closedTo)), to: counted.end };
  const { stretches, isArriving } = await loadUnmade(client, context.vehicleId, window, open);
  const trips = new Map<number, CurrentTrip>();
  const replaced: StoredTrip[] = [];
  const found = (knownFrom: number) => ({ trips: [...trips.values()], replaced, knownFrom, isArriving });
  let leftMs = mostMs;
  let edge = Number.POSITIVE_INFINITY;
  for (const changed of piecesOf(stretches)) {
    const certainFrom = changed.to === edge ? edge : changed.to + tripReachMs;
    const certain = [...trips.keys()].filter((startedAt) => startedAt >= certainFrom && startedAt < window.to);
    if (certain.length >= limit || leftMs <= 0) return found(certainFrom);
    const redone = await redoTrips(client, context, changed, counted);
    for (const trip of redone.trips) {
      const isUnderWay = trip === redone.trips.at(-1) && goesOn(redone.evidence, trip.facts.endedAt, asOf.at);
      if (!trips.has(trip.facts.startedAt))
        trips.set(trip.facts.startedAt, { ...reviseTrip(trip, redone), isUnderWay });
    }
    replaced.push(...redone.replaced);
    edge = changed.from;
    leftMs -= changed.to - changed.from;
  }
  return found(Number.NEGATIVE_INFINITY);
}
