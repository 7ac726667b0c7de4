import type pg from 'pg';
import type { MappedDevice } from './device-map';
import { deviceColumns, deviceLock, loadDevices } from './device-rows';
import type { JudgedBatch, KnownUpstream } from './row';

/** A device stands for something else than its messages were judged by: they are to be judged again. */
export class DevicesMoved extends Error {
  override name = 'DevicesMoved';
}

const statement = `
INSERT INTO device AS held (upstream_id, device, last_received_at, updated_at)
SELECT $1::int2, device, to_timestamp(received_at / 1000), clock_timestamp()
FROM unnest($2::text[], $3::float8[]) AS t (device, received_at) ORDER BY device
ON CONFLICT (upstream_id, device) DO UPDATE
  SET last_received_at = greatest(held.last_received_at, excluded.last_received_at)
RETURNING ${deviceColumns}`;

/**
 * Whether a message of a batch was judged unmapped that its device would not be by what is known now: another commit may
 * have learnt it since, and for that one alone is it news.
 */
export function isMappedByNow({ quarantined }: JudgedBatch, { devices }: KnownUpstream): boolean {
  return quarantined.some(({ verdict, device }) => {
    if (verdict !== 'unmapped' || device === null) return false;
    const known = devices.find(device);
    return known !== undefined && (known.vin !== null || known.isIgnored);
  });
}

const byDevice = ([a]: readonly [string, number], [b]: readonly [string, number]): number => (a < b ? -1 : 1);

/**
 * Notes the devices that a batch came from, within the caller's transaction: a new one at once, another about once a
 * minute. Makes sure, too, that none of those judged unmapped is mapped by now.
 * @returns the receipts that are written down, once the transaction is committed
 * @throws DevicesMoved when the batch is to be judged again
 */
export async function noteDevices(
  client: pg.PoolClient,
  batch: JudgedBatch,
  upstream: KnownUpstream,
): Promise<[device: string, receivedAt: number][]> {
  const { devices, quarantined } = batch;
  if (devices.size === 0) return [];
  const strangers = new Set<string>();
  for (const { verdict, device } of quarantined) if (verdict === 'unmapped' && device !== null) strangers.add(device);
  if (strangers.size > 0)
    await client.query('SELECT pg_advisory_xact_lock_shared($1, $2)', [deviceLock, upstream.number]);
  const due = [...devices].filter(([device, receivedAt]) => upstream.devices.isDue(device, receivedAt)).sort(byDevice);
  const told: MappedDevice[] = [];
  if (due.length > 0) {
    const values = [upstream.number, due.map(([device]) => device), due.map(([, receivedAt]) => receivedAt)];
    told.push(...(await client.query<MappedDevice>({ name: 'note-devices', text: statement, values })).rows);
  }
  for (const [device] of due) strangers.delete(device);
  if (strangers.size > 0) told.push(...(await loadDevices(client, upstream.number, [...strangers])));
  if (upstream.devices.learn(told) || isMappedByNow(batch, upstream))
    throw new DevicesMoved('a device was mapped while its messages were judged');
  return due;
}
