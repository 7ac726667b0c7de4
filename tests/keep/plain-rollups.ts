import type { Database } from '../../server/store/database';

/** Until when hours are closed: of the one that has just ended some rollups may be there, and others not yet. */
const closed = `(SELECT through FROM job WHERE name = 'hours')`;

/** Every rollup that there should be of hours that are closed, made from all of history at once by a plain GROUP BY. */
const plain = `
SELECT vehicle_id, signal_id, date_bin('5 minutes', at, timestamptz 'epoch') AS bucket,
  min(at) AS first_at, max(at) AS last_at,
  (array_agg(at ORDER BY number, at))[1] AS least_at, (array_agg(at ORDER BY number DESC, at))[1] AS greatest_at,
  min(number) AS least, max(number) AS greatest, sum(number ORDER BY at, upstream_id) AS total,
  count(*)::int AS count,
  (count(*) FILTER (WHERE received_at > at + interval '1 hour' OR EXISTS (
    SELECT FROM reading later WHERE later.vehicle_id = r.vehicle_id AND later.signal_id = r.signal_id
      AND later.at > r.at AND later.received_at < r.received_at
      AND date_trunc('hour', later.at) = date_trunc('hour', r.at)
  )))::int AS late_count
FROM reading r WHERE form & 7 = 0 AND at < ${closed}
GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;

const stored = `
SELECT vehicle_id, signal_id, bucket, first_at, last_at, least_at, greatest_at, least, greatest, total, count, late_count
FROM reading_rollup WHERE bucket < ${closed} ORDER BY 1, 2, 3`;

/** The rollups of hours that are closed: as they are stored, and as they should be. */
export async function readRollups({ pool }: Database): Promise<{ stored: unknown[]; plain: unknown[] }> {
  const [kept, wanted] = await Promise.all([pool.query(stored), pool.query(plain)]);
  return { stored: kept.rows, plain: wanted.rows };
}
