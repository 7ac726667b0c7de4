import type pg from 'pg';
import type { TripsQuery } from '../contract/trips';
import type { Interval } from '../trips/intervals';
import { CannotAnswer } from './cannot-answer';
import { type CurrentTrip, type CurrentTrips, findCurrentTrips } from './current-trips';
import type { Database } from './database';
import { findIdle } from './idle-stops';
import { commonMs, loadTripsBefore, nextTripAt, type StoredTrip } from './stored-trips';
import { inTransaction } from './transaction';
import { readTripCursor, writeTripCursor } from './trip-cursor';
import { loadTripContext, type TripContext } from './trip-source';
import { countedAsOf, type TripsAsOf } from './trips-as-of';

/** The standing after a trip; `to` is null while no other has begun. */
export type FoundStop = {
  from: number;
  to: number | null;
  position: CurrentTrip['facts']['end'];
  hasIgnitionOn: boolean;
};
export type TripsPage = { trips: CurrentTrip[]; stops: FoundStop[]; cursor: string | null; isArriving: boolean };

/** Whose trips are told, as of when. */
type Asked = { client: pg.ClientBase; context: TripContext; asOf: TripsAsOf };

/** The stored trips that stand as they are. */
const standing = ({ trips, replaced }: CurrentTrips, stored: readonly StoredTrip[]): StoredTrip[] => {
  const gone = new Set(replaced.map(({ facts }) => facts.startedAt));
  return stored.filter((trip) => !gone.has(trip.facts.startedAt) && !trips.some((one) => commonMs(one, trip) > 0));
};

/** What was revised later than the moment that is shown had not been by then. */
const toldAt = (trip: CurrentTrip, { at, clock }: TripsAsOf): CurrentTrip =>
  clock === null || trip.revisedAt === null || trip.revisedAt <= at
    ? trip
    : { ...trip, revisedAt: null, previous: null };

/** Trips that began before `to` and ended at or after `from`, newest first, as far back as they are known. */
async function tripsBefore({ client, context, asOf }: Asked, window: Interval, limit: number) {
  const current = await findCurrentTrips(client, context, window, asOf, limit);
  const { from, to } = window;
  const stored = await loadTripsBefore(client, context.vehicleId, window, limit + current.replaced.length);
  const trips = [
    ...current.trips.filter(({ facts }) => facts.startedAt < to && facts.endedAt >= from),
    ...standing(current, stored).map(({ madeAt: _, ...trip }) => ({ ...trip, isUnderWay: false })),
  ]
    .filter(({ facts }) => facts.startedAt >= current.knownFrom)
    .sort((one, other) => other.facts.startedAt - one.facts.startedAt)
    .slice(0, limit)
    .map((trip) => toldAt(trip, asOf));
  return { trips, current };
}

/** When the first trip begins at or after a time; null while none has. */
async function nextAt({ client, context, asOf }: Asked, current: CurrentTrips, at: number): Promise<number | null> {
  const { end } = countedAsOf(asOf);
  const starts = current.trips.map(({ facts }) => facts.startedAt);
  const stored = await nextTripAt(client, context.vehicleId, at);
  if (stored !== null && !current.replaced.some(({ facts }) => facts.startedAt === stored)) starts.push(stored);
  const next = Math.min(...starts.filter((startedAt) => startedAt >= at && startedAt < end));
  return Number.isFinite(next) ? next : null;
}

/** The last trip that began before a time. None where that is too much to find out: the page itself is known. */
async function lastBefore(asked: Asked, to: number): Promise<CurrentTrip[]> {
  try {
    return (await tripsBefore(asked, { from: 0, to }, 1)).trips;
  } catch (error) {
    if (error instanceof CannotAnswer) return [];
    throw error;
  }
}

async function pageOf(asked: Asked, { from, to, limit, cursor }: TripsQuery): Promise<TripsPage> {
  const { client, context, asOf } = asked;
  const continued = cursor === undefined ? null : readTripCursor(cursor);
  const before = Math.min(continued?.before ?? to, countedAsOf(asOf).end);
  const { trips: found, current } = await tripsBefore(asked, { from, to: before }, limit + 1);
  const trips = found.slice(0, limit);
  const next = continued === null ? await nextAt(asked, current, before) : continued.next;
  const oldest = trips.at(-1)?.facts.startedAt ?? null;
  const endsAt = found.length > limit ? oldest : current.knownFrom > from ? current.knownFrom : null;
  // On the last page also the trip after which the vehicle stood when the range began.
  const earlier = endsAt === null ? await lastBefore(asked, Math.min(oldest ?? before, from)) : [];
  const starts = [next, ...trips.map(({ facts }) => facts.startedAt)];
  const stops = [...trips, ...earlier]
    .flatMap(({ facts, isUnderWay }, index) =>
      isUnderWay ? [] : [{ from: facts.endedAt, to: starts[index] ?? null, position: facts.end }],
    )
    .filter((stop) => stop.from < to && (stop.to ?? Number.POSITIVE_INFINITY) >= from);
  const spans = stops.map((stop) => ({ from: stop.from, to: stop.to ?? asOf.at }));
  const idle = await findIdle(client, context.vehicleId, spans, countedAsOf(asOf).receivedBy);
  return {
    trips,
    stops: stops.map((stop, index) => ({ ...stop, hasIgnitionOn: idle[index] === true })),
    cursor: endsAt === null ? null : writeTripCursor({ before: endsAt, next: oldest ?? next }),
    isArriving: current.isArriving,
  };
}

/**
 * A page of a vehicle's trips, newest first, and the stops after them; on the last page also the stop that the range begins
 * in. What is not stored yet, or not as readings tell it, is worked out: so much for one answer, and the page ends
 * there. Null when no vehicle has this VIN.
 * @param asOf now, or the moment of the past that is shown
 * @param rowLimit readings at once, at most
 * @throws CannotAnswer where finding them would take more readings than an answer may
 */
export async function loadVehicleTrips(
  { prisma, pool }: Database,
  vin: string,
  query: TripsQuery,
  asOf: TripsAsOf,
  rowLimit?: number,
): Promise<TripsPage | null> {
  const vehicle = await prisma.vehicle.findUnique({ where: { vin }, select: { id: true } });
  if (vehicle === null) return null;
  return inTransaction(pool, async (client) => {
    // What is marked and what is stored must be of one instant: hours are closed and made anew meanwhile.
    await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    return pageOf({ client, context: await loadTripContext(client, vehicle.id, rowLimit), asOf }, query);
  });
}
