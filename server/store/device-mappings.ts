import type { DeviceMapping } from '../contract/devices';
import type { Database } from './database';
import { verdictCodes } from './verdict-code';

/** What every device stands for, by upstream, then by device: some thousands at most, as people map them. */
export async function loadMappings({ pool }: Database): Promise<DeviceMapping[]> {
  const { rows } = await pool.query<DeviceMapping>(
    `SELECT u.key AS upstream, d.device, d.vin, d.is_ignored AS "isIgnored"
     FROM device d JOIN upstream u ON u.id = d.upstream_id ORDER BY u.key, d.device`,
  );
  return rows;
}

/** Which of these VINs are of a vehicle that was heard of, or that a device is in. */
export async function findKnownVins({ pool }: Database, vins: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query<{ vin: string }>(
    'SELECT vin FROM vehicle WHERE vin = ANY($1) UNION SELECT vin FROM device WHERE vin = ANY($1)',
    [[...vins]],
  );
  return new Set(rows.map(({ vin }) => vin));
}

/** The upstreams of which messages wait that have a vehicle by now. */
export async function listDecodable({ pool }: Database): Promise<string[]> {
  const { rows } = await pool.query<{ key: string }>(
    `SELECT u.key FROM upstream u WHERE EXISTS (
       SELECT FROM quarantine q JOIN device d USING (upstream_id, device)
       WHERE q.upstream_id = u.id AND q.state = 'open' AND q.verdict = $1 AND d.vin IS NOT NULL AND NOT d.is_ignored
     ) ORDER BY u.key`,
    [verdictCodes.unmapped],
  );
  return rows.map(({ key }) => key);
}
