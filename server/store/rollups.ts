import type pg from 'pg';
import { holds } from './form';
import { isLate } from './late-readings';
import { denseReadingCount, packedMinutes } from './rolled-minutes';

/** An hour of a vehicle; `hour` is its start, epoch milliseconds. */
export type VehicleHour = { vehicleId: number; hour: number };

const key = 'vehicle_id, signal_id, bucket';
/** Columns of reading_rollup, in the order that the statement makes them in. */
const figures = 'first_at last_at least_at greatest_at least greatest total count late_count minutes'.split(' ');
const columns = `${key}, ${figures.join(', ')}`;
const all = (row: string) => figures.map((column) => `${row}.${column}`).join(', ');

/**
 * SQL for the readings of the hours of signals that a table names, by bucket and minute. Ordered, for it keeps that of each
 * hour a question of its own, answered by the primary key.
 */
const toldIn = (table: string) => `
  SELECT p.vehicle_id, p.signal_id, p.hour, date_bin('5 minutes', r.at, timestamptz 'epoch') AS bucket,
    date_bin('1 minute', r.at, timestamptz 'epoch') AS minute, r.at, r.upstream_id, r.number, r.form,
    ${isLate('r', ['p.vehicle_id', 'p.signal_id', 'p.hour'])} AS is_late
  FROM ${table} p CROSS JOIN LATERAL (
    SELECT r.* FROM reading r WHERE r.vehicle_id = p.vehicle_id AND r.signal_id = p.signal_id
      AND r.at >= p.hour AND r.at < p.hour + interval '1 hour' ORDER BY r.at
  ) r`;

/** Aggregates of readings that are numbers: what is known of a minute as of five. */
const summed = `min(at) AS first_at, max(at) AS last_at,
    (array_agg(at ORDER BY number, at))[1] AS least_at, (array_agg(at ORDER BY number DESC, at))[1] AS greatest_at,
    min(number) AS least, max(number) AS greatest,
    count(*)::int4 AS count, (count(*) FILTER (WHERE is_late))::int4 AS late_count`;

/**
 * The figures of every number that the vehicles $1 told in the hours $2, by five minutes, and by the minute in hours of
 * many readings. Two readings of one time, from two upstreams, count twice. A sum is ordered, for numbers added in another
 * order come to something else.
 */
const made = `
place AS MATERIALIZED (
  SELECT t.vehicle_id, l.signal_id, t.hour FROM unnest($1::int4[], $2::timestamptz[]) AS t (vehicle_id, hour)
  JOIN latest l USING (vehicle_id)
), summary AS MATERIALIZED (
  SELECT ${key}, hour, ${summed}, sum(number ORDER BY at, upstream_id) AS total
  FROM (${toldIn('place')}) AS told WHERE ${holds('form', 'number')} GROUP BY ${key}, hour
), dense AS MATERIALIZED (
  SELECT vehicle_id, signal_id, hour FROM summary GROUP BY 1, 2, 3 HAVING sum(count) >= ${denseReadingCount}
), minute AS (
  SELECT ${key}, ${summed} FROM (${toldIn('dense')}) AS told WHERE ${holds('form', 'number')} GROUP BY ${key}, minute
), minutes AS MATERIALIZED (
  SELECT ${key}, ${packedMinutes} AS minutes FROM minute GROUP BY ${key}
), made AS MATERIALIZED (
  SELECT ${columns} FROM summary LEFT JOIN minutes USING (${key})
)`;

const statement = `
WITH ${made}, over AS (
  SELECT r.vehicle_id, r.signal_id, r.bucket FROM place p CROSS JOIN LATERAL (
    SELECT r.* FROM reading_rollup r WHERE r.vehicle_id = p.vehicle_id AND r.signal_id = p.signal_id
      AND r.bucket >= p.hour AND r.bucket < p.hour + interval '1 hour' ORDER BY r.bucket
  ) r
  EXCEPT SELECT ${key} FROM made
), gone AS (
  DELETE FROM reading_rollup r USING over
  WHERE r.vehicle_id = over.vehicle_id AND r.signal_id = over.signal_id AND r.bucket = over.bucket
)
INSERT INTO reading_rollup AS held (${columns})
SELECT ${columns} FROM made ORDER BY ${key}
ON CONFLICT (${key}) DO UPDATE SET ${figures.map((column) => `${column} = excluded.${column}`).join(', ')}
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
