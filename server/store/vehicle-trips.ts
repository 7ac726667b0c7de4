import type { TripsQuery } from '../contract/trips';
import type { Interval } from '../trips/intervals';
import type { Database } from './database';
import { findIdle } from './idle-stops';
import { type CurrentTrip, loadOpenTrips, type OpenTrips } from './open-trips';
import { loadTripsBefore, nextTripAt, type StoredTrip } from './stored-trips';

/** The standing after a trip; `to` is null while no other has begun. */
export type FoundStop = {
  from: number;
  to: number | null;
  position: CurrentTrip['facts']['end'];
  hasIgnitionOn: boolean;
};
export type TripsPage = { trips: CurrentTrip[]; stops: FoundStop[]; cursor: string | null };

const overlaps = (one: StoredTrip, other: CurrentTrip): boolean =>
  one.facts.startedAt <= other.facts.endedAt && one.facts.endedAt >= other.facts.startedAt;

/** Trips that began before `to` and ended at or after `from`, newest first: stored ones, and those of the open hours. */
async function tripsBefore(
  { pool }: Database,
  vehicleId: number,
  { trips, replaced }: OpenTrips,
  { from, to }: Interval,
  limit: number,
): Promise<CurrentTrip[]> {
  const stored = await loadTripsBefore(pool, vehicleId, { from, to }, limit + replaced.length);
  const gone = new Set(replaced.map(({ facts }) => facts.startedAt));
  const standing = stored.filter(
    (trip) => !gone.has(trip.facts.startedAt) && !trips.some((open) => overlaps(trip, open)),
  );
  return [
    ...trips.filter(({ facts }) => facts.startedAt < to && facts.endedAt >= from),
    ...standing.map(({ facts, revisedAt, previous }) => ({ facts, revisedAt, previous, isUnderWay: false })),
  ]
    .sort((one, other) => other.facts.startedAt - one.facts.startedAt)
    .slice(0, limit);
}

/** When the first trip begins at or after a time; null while none has. */
async function nextAt({ pool }: Database, vehicleId: number, { trips, replaced }: OpenTrips, at: number) {
  const open = trips.map(({ facts }) => facts.startedAt).filter((startedAt) => startedAt >= at);
  const stored = await nextTripAt(pool, vehicleId, at);
  const isGone = replaced.some(({ facts }) => facts.startedAt === stored);
  const next = Math.min(...open, isGone || stored === null ? Number.POSITIVE_INFINITY : stored);
  return Number.isFinite(next) ? next : null;
}

/**
 * A page of a vehicle's trips, newest first, and the stops after them; on the last page also the stop that the range begins
 * in. Null when no vehicle has this VIN.
 * @param now epoch milliseconds
 */
export async function loadVehicleTrips(
  database: Database,
  vin: string,
  { from, to, limit, cursor }: TripsQuery,
  now: number,
): Promise<TripsPage | null> {
  const vehicle = await database.prisma.vehicle.findUnique({ where: { vin }, select: { id: true } });
  if (vehicle === null) return null;
  const open = await loadOpenTrips(database, vehicle.id, now);
  const before = cursor === undefined ? to : Math.min(to, Number(cursor));
  const found = await tripsBefore(database, vehicle.id, open, { from, to: before }, limit + 1);
  const trips = found.slice(0, limit);
  const isLast = found.length <= limit;
  const oldest = trips.at(-1)?.facts.startedAt ?? before;
  const earlier = isLast
    ? await tripsBefore(database, vehicle.id, open, { from: 0, to: Math.min(oldest, from) }, 1)
    : [];
  const next = cursor === undefined ? await nextAt(database, vehicle.id, open, before) : Number(cursor);
  const starts = [next, ...trips.map(({ facts }) => facts.startedAt)];
  const stops = [...trips, ...earlier]
    .flatMap(({ facts, isUnderWay }, index) =>
      isUnderWay ? [] : [{ from: facts.endedAt, to: starts[index] ?? null, position: facts.end }],
    )
    .filter((stop) => stop.from < to && (stop.to ?? Number.POSITIVE_INFINITY) >= from);
  const idle = await findIdle(
    database,
    vehicle.id,
    stops.map((stop) => ({ from: stop.from, to: stop.to ?? now })),
  );
  return {
    trips,
    stops: stops.map((stop, index) => ({ ...stop, hasIgnitionOn: idle[index] === true })),
    cursor: isLast ? null : String(oldest),
  };
}
