import type { DeviceMapping } from '../contract/devices';
import type { Database } from '../store/database';
import { inTransaction } from '../store/transaction';
import type { MappedDevice } from './device-map';
import { deviceColumns, deviceLock } from './device-rows';
import type { KnownUpstream } from './row';

export type MappedCounts = { added: number; changed: number; unchanged: number };

// Its time is taken when the lock is held: of two mappings of one device the later has the later time, though a clock be
// set back.
const statement = `
INSERT INTO device AS held (upstream_id, device, vin, is_ignored, updated_at, updated_by)
SELECT upstream_id, device, vin, is_ignored, clock_timestamp(), $2
FROM json_to_recordset($1::json) AS t (upstream_id int2, device text, vin text, is_ignored boolean)
ORDER BY upstream_id, device
ON CONFLICT (upstream_id, device) DO UPDATE SET vin = excluded.vin, is_ignored = excluded.is_ignored,
  updated_at = greatest(excluded.updated_at, held.updated_at + interval '1 ms'), updated_by = excluded.updated_by
WHERE (held.vin, held.is_ignored) IS DISTINCT FROM (excluded.vin, excluded.is_ignored)
RETURNING upstream_id AS upstream, ${deviceColumns}, xmax = 0 AS "isAdded"`;

type SavedRow = MappedDevice & { upstream: number; isAdded: boolean };

/**
 * Keeps what people say that devices stand for; of two rows for one device the last. Commits that begin afterwards see
 * it, and what was committed unmapped before is there to be decoded. What is stored stays as it is: a device that moves
 * to another vehicle brings that vehicle only what comes from then on.
 * @param by who said so
 */
export async function mapDevices(
  { pool }: Database,
  mappings: readonly DeviceMapping[],
  upstreams: ReadonlyMap<string, KnownUpstream>,
  by: string,
): Promise<MappedCounts> {
  const wanted = new Map<string, object>();
  for (const { upstream, device, vin, isIgnored } of mappings) {
    const upstream_id = upstreams.get(upstream)?.number;
    wanted.set(`${upstream_id} ${device}`, { upstream_id, device, vin, is_ignored: isIgnored });
  }
  const numbers = [...upstreams.values()].map(({ number }) => number).sort((a, b) => a - b);
  const saved = await inTransaction(pool, async (client) => {
    for (const number of numbers) await client.query('SELECT pg_advisory_xact_lock($1, $2)', [deviceLock, number]);
    return (await client.query<SavedRow>(statement, [JSON.stringify([...wanted.values()]), by])).rows;
  });
  for (const { number, devices } of upstreams.values())
    devices.learn(saved.filter(({ upstream }) => upstream === number));
  const added = saved.filter(({ isAdded }) => isAdded).length;
  return { added, changed: saved.length - added, unchanged: wanted.size - saved.length };
}
