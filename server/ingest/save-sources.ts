import type pg from 'pg';
import { storedColumns, takeNewer } from './reading-columns';
import type { JudgedBatch, KnownUpstream } from './row';
import { type Sources, toldBy } from './sources';

// As long as one upstream tells of a vehicle, its latest is that upstream's latest. Locked, so that what a commit under
// way has made the latest is waited for.
const copyLatest = `
INSERT INTO source_latest AS held (${storedColumns}) SELECT ${storedColumns} FROM (
  SELECT * FROM latest WHERE vehicle_id = ANY($1) ORDER BY vehicle_id, signal_id FOR UPDATE
) held_so_far
ON CONFLICT (vehicle_id, signal_id, upstream_id) ${takeNewer}`;

/**
 * Notes which vehicles an upstream tells of for the first time, within the caller's transaction and before its readings
 * are saved: what another upstream said last of such a vehicle is set aside, to stand beside.
 * @returns the numbers of those vehicles, to be remembered once the transaction is committed
 */
export async function saveSources(
  client: pg.PoolClient,
  { vehicleIds }: JudgedBatch,
  upstream: KnownUpstream,
  sources: Sources,
): Promise<number[]> {
  const told = toldBy(sources, upstream.number);
  const fresh = new Set<number>();
  for (const vehicle of vehicleIds) if (vehicle !== 0 && !told.has(vehicle)) fresh.add(vehicle);
  if (fresh.size === 0) return [];
  const vehicles = [...fresh].sort((a, b) => a - b);
  // Two upstreams that tell of a vehicle for the first time at once: the second waits and sees the first.
  await client.query('SELECT FROM vehicle WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE', [vehicles]);
  await client.query('INSERT INTO vehicle_source SELECT unnest($1::int4[]), $2 ON CONFLICT DO NOTHING', [
    vehicles,
    upstream.number,
  ]);
  const { rows } = await client.query<{ id: number }>(
    'SELECT DISTINCT vehicle_id AS id FROM vehicle_source WHERE vehicle_id = ANY($1) AND upstream_id <> $2',
    [vehicles, upstream.number],
  );
  const shared = rows.map(({ id }) => id);
  // At once, for the commits of the other upstream that are about to save.
  for (const vehicle of shared) sources.shared.add(vehicle);
  if (shared.length > 0) await client.query(copyLatest, [shared]);
  return vehicles;
}
