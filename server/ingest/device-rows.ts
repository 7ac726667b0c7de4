import type pg from 'pg';
import type { MappedDevice } from './device-map';

/**
 * Held by every commit with messages of unmapped devices, and alone by whoever maps devices (PostgreSQL documentation,
 * 13.3.5): so either the commit sees the mapping, or the mapping waits until what came unmapped is there to be decoded.
 * Any number will do that no other program locks in this database.
 */
export const deviceLock = 730_301_451;

/** The columns of `device` as a MappedDevice. */
export const deviceColumns = `device, vin, is_ignored AS "isIgnored",
  (extract(epoch FROM updated_at) * 1000)::float8 AS "changedAt"`;

/** What devices of one upstream stand for: those asked for, or all. */
export async function loadDevices(
  client: pg.Pool | pg.PoolClient,
  upstreamNumber: number,
  devices: readonly string[] | null = null,
): Promise<MappedDevice[]> {
  const { rows } = await client.query<MappedDevice>(
    `SELECT ${deviceColumns} FROM device WHERE upstream_id = $1 AND ($2::text[] IS NULL OR device = ANY($2))`,
    [upstreamNumber, devices],
  );
  return rows;
}
