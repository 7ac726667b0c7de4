import type pg from 'pg';
import { z } from 'zod';
import { type PreviousTrip, previousTrip, type TripFacts, tripFacts } from '../contract/trips';
import type { Interval } from '../trips/intervals';
import { epochMilliseconds } from './epoch-milliseconds';

/** A trip as its row has it. */
export type StoredTrip = {
  facts: TripFacts;
  /** When these facts were written. */
  madeAt: number;
  /** When late data last changed it, and what it said before. */
  revisedAt: number | null;
  previous: PreviousTrip | null;
};

/** How long two trips lasted side by side, milliseconds; negative where they lie apart. */
export const commonMs = (one: Pick<StoredTrip, 'facts'>, other: Pick<StoredTrip, 'facts'>): number =>
  Math.min(one.facts.endedAt, other.facts.endedAt) - Math.max(one.facts.startedAt, other.facts.startedAt);

const columns = `facts, ${epochMilliseconds('made_at')} AS "madeAt", ${epochMilliseconds('revised_at')} AS "revisedAt", previous`;
const storedTrip = z.object({
  facts: tripFacts,
  madeAt: z.number(),
  revisedAt: z.number().nullable(),
  previous: previousTrip.nullable(),
});

/** Trips do not overlap: of those that began before a time only the last may have lasted longer. */
const fromThat = (time: string) =>
  `coalesce((SELECT max(started_at) FROM trip WHERE vehicle_id = $1 AND started_at <= ${time}), ${time})`;

/** The stored trips of a vehicle of which any moment lies within an interval, both ends included, in order. */
export async function loadTripsWithin(
  client: pg.ClientBase | pg.Pool,
  vehicleId: number,
  { from, to }: Interval,
): Promise<StoredTrip[]> {
  const { rows } = await client.query({
    name: 'trips-within',
    text: `SELECT ${columns} FROM trip
           WHERE vehicle_id = $1 AND started_at >= ${fromThat('$2')} AND started_at <= $3 AND ended_at >= $2
           ORDER BY started_at`,
    values: [vehicleId, new Date(from), new Date(to)],
  });
  return z.array(storedTrip).parse(rows);
}

/** The newest stored trips that began before a time and ended at or after `from`, newest first. */
export async function loadTripsBefore(
  client: pg.ClientBase,
  vehicleId: number,
  { from, to }: Interval,
  limit: number,
): Promise<StoredTrip[]> {
  const { rows } = await client.query({
    name: 'trips-before',
    text: `SELECT ${columns} FROM trip
           WHERE vehicle_id = $1 AND started_at >= ${fromThat('$2')} AND started_at < $3 AND ended_at >= $2
           ORDER BY started_at DESC LIMIT $4`,
    values: [vehicleId, new Date(from), new Date(to), limit],
  });
  return z.array(storedTrip).parse(rows);
}

/** When the first stored trip begins at or after a time, epoch milliseconds; null when there is none. */
export async function nextTripAt(client: pg.ClientBase, vehicleId: number, at: number): Promise<number | null> {
  const { rows } = await client.query<{ startedAt: number | null }>({
    name: 'next-trip',
    text: `SELECT ${epochMilliseconds('min(started_at)')} AS "startedAt" FROM trip WHERE vehicle_id = $1 AND started_at >= $2`,
    values: [vehicleId, new Date(at)],
  });
  return rows[0]?.startedAt ?? null;
}

/** Deletes trips of a vehicle, within the caller's transaction. */
export async function deleteTrips(
  client: pg.ClientBase,
  vehicleId: number,
  trips: readonly StoredTrip[],
): Promise<void> {
  await client.query('DELETE FROM trip WHERE vehicle_id = $1 AND started_at = ANY ($2)', [
    vehicleId,
    trips.map(({ facts }) => new Date(facts.startedAt)),
  ]);
}

/** Stores trips of a vehicle, within the caller's transaction. Fails where one of the same start is stored already. */
export async function insertTrips(
  client: pg.ClientBase,
  vehicleId: number,
  trips: readonly Omit<StoredTrip, 'madeAt'>[],
): Promise<void> {
  await client.query(
    `INSERT INTO trip (vehicle_id, started_at, ended_at, facts, revised_at, previous)
     SELECT $1, * FROM unnest($2::timestamptz[], $3::timestamptz[], $4::jsonb[], $5::timestamptz[], $6::jsonb[])`,
    [
      vehicleId,
      trips.map(({ facts }) => new Date(facts.startedAt)),
      trips.map(({ facts }) => new Date(facts.endedAt)),
      trips.map(({ facts }) => JSON.stringify(facts)),
      trips.map(({ revisedAt }) => (revisedAt === null ? null : new Date(revisedAt))),
      trips.map(({ previous }) => (previous === null ? null : JSON.stringify(previous))),
    ],
  );
}
