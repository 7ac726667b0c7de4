import { bucketMs, bucketsOf, type Grid, type HistoryRange, isMadeOf, minuteMs, type Span } from './history-range';
import { hourOf } from './hour-of';
import { closedThrough } from './rolled-hours';
import type { Snapshot } from './snapshot';

// Summaries stand for hours that are closed and not stale, by the minute for those that hold minutes; and for months whose
// readings are no longer kept.
const statement = `
WITH kept AS (
  SELECT regexp_match(pg_get_expr(c.relpartbound, c.oid), $$FROM \\('([^']+)'\\) TO \\('([^']+)'\\)$$) AS bounds
  FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'reading'::regclass
), whole AS (
  SELECT tstzmultirange(tstzrange($4::timestamptz, $5::timestamptz)) AS buckets
), closed AS (
  SELECT tstzmultirange(tstzrange(NULL, ${closedThrough})) - coalesce(
    (SELECT range_agg(tstzrange(hour, hour + interval '1 hour')) FROM stale_hour
     WHERE vehicle_id = $1 AND hour > $2::timestamptz - interval '1 hour' AND hour < $3::timestamptz), '{}') AS hours
  WHERE ${closedThrough} IS NOT NULL
), summed AS (
  SELECT CASE $6 WHEN 'buckets' THEN hours WHEN 'minutes' THEN hours * (
    SELECT coalesce(range_agg(tstzrange(hour, hour + interval '1 hour')), '{}') FROM (
      SELECT DISTINCT ${hourOf('bucket')} AS hour FROM reading_rollup
      WHERE vehicle_id = $1 AND signal_id = $7 AND bucket >= $4::timestamptz AND bucket < $5::timestamptz
        AND minutes IS NOT NULL
    ) AS dense) END AS hours
  FROM closed
), rolled AS (
  SELECT buckets * coalesce((SELECT hours FROM summed), '{}')
    + (buckets - coalesce((SELECT range_agg(tstzrange(bounds[1]::timestamptz, bounds[2]::timestamptz)) FROM kept), '{}'))
    AS spans
  FROM whole
)
SELECT true, lower(span)::timestamptz, upper(span) FROM rolled, unnest(spans) AS span
UNION ALL
SELECT false, lower(span), upper(span)
FROM rolled, unnest(tstzmultirange(tstzrange($2::timestamptz, $3::timestamptz)) - spans) AS span
ORDER BY 2`;

/** Which parts of a range are to be read from its summaries, and which from the readings themselves. Both in order. */
export type HistorySpans = { rolled: Span[]; raw: Span[] };

/** Divides a range on the event clock so that the numbers in its columns come out as if all were read from readings. */
export async function divideRange(snapshot: Snapshot, range: HistoryRange, grid: Grid): Promise<HistorySpans> {
  const [lower, upper] = bucketsOf(range);
  const times = [range.from, range.to, lower, upper].map((time) => new Date(time));
  const summaries = isMadeOf(grid, bucketMs) ? 'buckets' : isMadeOf(grid, minuteMs) ? 'minutes' : 'none';
  const rows = await snapshot.query<[isRolled: boolean, lower: Date, upper: Date]>(statement, [
    range.vehicleId,
    ...times,
    summaries,
    range.signalId,
  ]);
  const spans = rows.map(([isRolled, from, to]) => ({ isRolled, span: [from.getTime(), to.getTime()] as const }));
  return {
    rolled: spans.filter(({ isRolled }) => isRolled).map(({ span }) => span),
    raw: spans.filter(({ isRolled }) => !isRolled).map(({ span }) => span),
  };
}
