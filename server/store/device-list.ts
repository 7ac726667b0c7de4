import type { Device, DeviceKey, DevicePage, DeviceSearch } from '../contract/devices';
import type { Database } from './database';
import { epochMilliseconds } from './epoch-milliseconds';
import { verdictCodes } from './verdict-code';

const pageSize = 200;

// People come for what waits for them.
const isSettled = '(d.is_ignored OR d.vin IS NOT NULL)';
const stateOf = `CASE WHEN d.is_ignored THEN 'ignored' WHEN d.vin IS NULL THEN 'unmapped' ELSE 'mapped' END`;

// What waits is counted for the devices of one page only.
const statement = `
WITH listed AS (
  SELECT u.key AS upstream, d.*, ${isSettled} AS is_settled FROM device d JOIN upstream u ON u.id = d.upstream_id
  WHERE ($1::text IS NULL OR u.key = $1)
    AND ($2::text IS NULL OR ${stateOf} = $2)
    AND ($3::text IS NULL OR strpos(lower(d.device), lower($3)) > 0 OR strpos(lower(d.vin), lower($3)) > 0)
    AND ($4::text IS NULL OR (${isSettled}, u.key, d.device) > ($7::boolean, $4, $5))
    AND ($6::text IS NULL OR d.device = $6)
  ORDER BY is_settled, u.key, d.device LIMIT ${pageSize}
)
SELECT l.upstream, l.device, l.vin, l.is_ignored AS "isIgnored", k.waiting,
  ${epochMilliseconds('k.first_at')} AS "firstSeenAt", ${epochMilliseconds('greatest(l.last_received_at, k.last_at)')} AS "lastSeenAt",
  CASE WHEN l.updated_by IS NOT NULL THEN ${epochMilliseconds('l.updated_at')} END AS "updatedAt", l.updated_by AS "updatedBy"
FROM listed l CROSS JOIN LATERAL (
  SELECT count(*) FILTER (WHERE q.state = 'open' AND q.verdict = ${verdictCodes.unmapped})::int AS waiting,
    min(q.received_at) AS first_at, max(q.last_received_at) AS last_at
  FROM quarantine q WHERE q.device = l.device AND q.upstream_id = l.upstream_id
) k
ORDER BY l.is_settled, l.upstream, l.device`;

async function countStates({ pool }: Database): Promise<DevicePage['counts']> {
  const { rows } = await pool.query<{ state: keyof DevicePage['counts']; count: number }>(
    `SELECT ${stateOf} AS state, count(*)::int AS count FROM device d GROUP BY 1`,
  );
  return { unmapped: 0, mapped: 0, ignored: 0, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
}

type Place = { isSettled: boolean; upstream: string | null; device: string | null };

/** A cursor is whether a page ended with a settled device, its upstream and the device, on a line each. */
function readCursor(cursor: string | undefined): Place {
  if (cursor === undefined) return { isSettled: false, upstream: null, device: null };
  const [state = '', upstream = '', ...device] = cursor.split('\n');
  return { isSettled: state === 'settled', upstream, device: device.join('\n') };
}

const writeCursor = ({ vin, isIgnored, upstream, device }: Device): string =>
  [vin !== null || isIgnored ? 'settled' : 'waiting', upstream, device].join('\n');

/** A page of the devices of all upstreams, those included that were seen and not mapped: these first, then by upstream, then by device. */
export async function listDevices(database: Database, search: DeviceSearch): Promise<DevicePage> {
  const { upstream = null, state = null, search: part = null, cursor } = search;
  const after = readCursor(cursor);
  const [{ rows }, counts] = await Promise.all([
    database.pool.query<Device>({
      name: 'list-devices',
      text: statement,
      values: [upstream, state, part, after.upstream, after.device, null, after.isSettled],
    }),
    countStates(database),
  ]);
  const last = rows.length < pageSize ? undefined : rows.at(-1);
  return { devices: rows, cursor: last === undefined ? null : writeCursor(last), counts };
}

/** One device; null when nobody has seen or mapped it. */
export async function loadDevice({ pool }: Database, { upstream, device }: DeviceKey): Promise<Device | null> {
  const { rows } = await pool.query<Device>({
    name: 'list-devices',
    text: statement,
    values: [upstream, null, null, null, null, device, false],
  });
  return rows[0] ?? null;
}
