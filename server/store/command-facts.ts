import type pg from 'pg';
import type { Reading } from '../contract/reading';
import { epochMilliseconds } from './epoch-milliseconds';
import { readingColumns, type StoredReading, toReading } from './stored-reading';

export type NamedReading = [...StoredReading, signal: string, upstream: string];

/** A stored row whose names were read along with it. */
export function namedReading(row: NamedReading): Reading {
  const [vehicleId, signalId, upstreamId, form, number, longitude, text, at, receivedAt, claimedAt, message] = row;
  const stored: StoredReading = [
    ...([vehicleId, signalId, upstreamId, form, number, longitude, text] as const),
    ...([at, receivedAt, claimedAt, message] as const),
  ];
  return toReading(stored, { signals: new Map([[signalId, row[11]]]), upstreams: new Map([[upstreamId, row[12]]]) });
}

/** SQL: a reading and its names, from `reading` or `latest`. */
export const namedReadings = (table: string): string => `${readingColumns(table)}, s.key, u.key
  FROM ${table} JOIN signal s ON s.id = ${table}.signal_id JOIN upstream u ON u.id = ${table}.upstream_id`;

/** What is known of a vehicle just now, as far as its commands ask. */
export type VehicleFacts = {
  /** The newest reading of each signal asked for. */
  newest: ReadonlyMap<string, Reading>;
  /** When anything of it was last received, epoch milliseconds; null: never. */
  lastHeardAt: number | null;
};

/** What is known of vehicles, by their numbers. */
export async function loadFacts(
  client: pg.ClientBase | pg.Pool,
  vehicleIds: readonly number[],
  signals: readonly string[],
): Promise<Map<number, VehicleFacts>> {
  const heard = await client.query<{ id: number; at: number | null }>({
    name: 'command-heard',
    // What a device tells is older than what was known where its clock is behind: it is heard of all the same.
    text: `SELECT v.id, ${epochMilliseconds(`greatest(
        (SELECT max(l.received_at) FROM latest l WHERE l.vehicle_id = v.id),
        (SELECT max(d.last_received_at) FROM device d WHERE d.vin = v.vin AND NOT d.is_ignored))`)} AS at
      FROM vehicle v WHERE v.id = ANY($1)`,
    values: [vehicleIds],
  });
  const newest = new Map<number, Map<string, Reading>>(vehicleIds.map((id) => [id, new Map()]));
  if (signals.length > 0) {
    const { rows } = await client.query<NamedReading>({
      name: 'command-newest',
      text: `SELECT ${namedReadings('latest')} WHERE vehicle_id = ANY($1) AND s.key = ANY($2)`,
      values: [vehicleIds, signals],
      rowMode: 'array',
    });
    for (const row of rows) newest.get(row[0])?.set(row[11], namedReading(row));
  }
  const lastHeardAt = new Map(heard.rows.map(({ id, at }) => [id, at]));
  return new Map(
    [...newest].map(([id, readings]) => [id, { newest: readings, lastHeardAt: lastHeardAt.get(id) ?? null }]),
  );
}

/** The vehicles that devices of an upstream stand for, by device. */
export async function loadDeviceVins(
  client: pg.ClientBase | pg.Pool,
  upstream: string,
  devices: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await client.query<{ device: string; vin: string }>({
    name: 'command-devices',
    text: `SELECT d.device, d.vin FROM device d JOIN upstream u ON u.id = d.upstream_id
      WHERE u.key = $1 AND d.device = ANY($2) AND d.vin IS NOT NULL AND NOT d.is_ignored`,
    values: [upstream, devices],
  });
  return new Map(rows.map(({ device, vin }) => [device, vin]));
}
