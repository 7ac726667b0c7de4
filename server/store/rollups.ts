import type pg from 'pg';
import { isLate } from './late-readings';

/** An hour of a vehicle; `hour` is its start, epoch milliseconds. */
export type VehicleHour = { vehicleId: number; hour: number };

/** Columns of reading_rollup, in the order that the statement makes them in. */
const columns =
  'vehicle_id, signal_id, bucket, first_at, last_at, least_at, greatest_at, least, greatest, total, count, late_count';
const figures = columns.split(', ').slice(3);
const all = (row: string) => figures.map((column) => `${row}.${column}`).join(', ');

const hourOfPlace = `r.vehicle_id = p.vehicle_id AND r.signal_id = p.signal_id AND r.at >= p.hour AND r.at < p.hour + interval '1 hour'`;

/**
 * Five-minute figures of every number that the vehicles $1 told in the hours $2. Two readings of one time, from two
 * upstreams, count twice. Ordered within each sum, for numbers added in another order come to something else; and where
 * an hour's readings are asked for, which keeps that a question of its own, answered by the primary key.
 */
const made = `
place AS MATERIALIZED (
  SELECT t.vehicle_id, l.signal_id, t.hour FROM unnest($1::int4[], $2::timestamptz[]) AS t (vehicle_id, hour)
  JOIN latest l USING (vehicle_id)
), told AS (
  SELECT p.vehicle_id, p.signal_id, date_bin('5 minutes', r.at, timestamptz 'epoch') AS bucket, r.at, r.upstream_id,
    r.number, r.form, ${isLate('r', ['p.vehicle_id', 'p.signal_id', 'p.hour'])} AS is_late
  FROM place p CROSS JOIN LATERAL (SELECT r.* FROM reading r WHERE ${hourOfPlace} ORDER BY r.at) r
), made AS MATERIALIZED (
  SELECT vehicle_id, signal_id, bucket, min(at) AS first_at, max(at) AS last_at,
    (array_agg(at ORDER BY number, at))[1] AS least_at, (array_agg(at ORDER BY number DESC, at))[1] AS greatest_at,
    min(number) AS least, max(number) AS greatest, sum(number ORDER BY at, upstream_id) AS total,
    count(*)::int4 AS count, (count(*) FILTER (WHERE is_late))::int4 AS late_count
  FROM told WHERE form & 7 = 0
  GROUP BY vehicle_id, signal_id, bucket
)`;

const statement = `
WITH ${made}, over AS (
  SELECT r.vehicle_id, r.signal_id, r.bucket FROM place p CROSS JOIN LATERAL (
    SELECT r.* FROM reading_rollup r WHERE r.vehicle_id = p.vehicle_id AND r.signal_id = p.signal_id
      AND r.bucket >= p.hour AND r.bucket < p.hour + interval '1 hour' ORDER BY r.bucket
  ) r
  EXCEPT SELECT vehicle_id, signal_id, bucket FROM made
), gone AS (
  DELETE FROM reading_rollup r USING over
  WHERE r.vehicle_id = over.vehicle_id AND r.signal_id = over.signal_id AND r.bucket = over.bucket
)
INSERT INTO reading_rollup AS held (${columns})
SELECT ${columns} FROM made ORDER BY vehicle_id, signal_id, bucket
ON CONFLICT (vehicle_id, signal_id, bucket) DO UPDATE SET ${figures.map((column) => `${column} = excluded.${column}`).join(', ')}
WHERE (${all('held')}) IS DISTINCT FROM (${all('excluded')})`;

/**
 * Makes the rollups of hours anew from their readings, within the caller's transaction; what is right already is not
 * touched. The months of the hours must have their partitions.
 */
export async function remakeRollups(client: pg.ClientBase, hours: readonly VehicleHour[]): Promise<void> {
  await client.query({
    name: 'remake-rollups',
    text: statement,
    values: [hours.map(({ vehicleId }) => vehicleId), hours.map(({ hour }) => new Date(hour))],
  });
}
