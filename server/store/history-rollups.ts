import { epochMilliseconds } from './epoch-milliseconds';
import { type Column, columnOf, type Point } from './history-columns';
import { bucketMs, type Grid, type HistoryRange, isMadeOf, type Span } from './history-range';
import type { Question } from './history-rows';
import { unpackedMinutes } from './rolled-minutes';
import type { Snapshot } from './snapshot';

type Row = [
  ...[start: number, count: number, lateCount: number, first: number, last: number],
  ...[least: number, greatest: number, leastAt: number, greatestAt: number],
];

/**
 * The columns of some parts of a range out of summaries alone: what `readColumns` makes of their readings, but for first
 * and last. Of a point its time and number are known.
 */
export async function readRolledColumns(
  snapshot: Snapshot,
  { vehicleId, signalId }: HistoryRange,
  spans: readonly Span[],
  grid: Grid,
): Promise<Column[]> {
  if (spans.length === 0) return [];
  const bounds = [spans.map(([lower]) => new Date(lower)), spans.map(([, upper]) => new Date(upper))];
  const question: Question = { text: '', values: [vehicleId, signalId, ...bounds] };
  const held = `
    SELECT r.* FROM unnest($3::timestamptz[], $4::timestamptz[]) AS span (lower, upper) CROSS JOIN LATERAL (
      SELECT * FROM reading_rollup
      WHERE vehicle_id = $1 AND signal_id = $2 AND bucket >= span.lower AND bucket < span.upper
    ) r`;
  const rows = await snapshot.query<Row>(
    `WITH held AS MATERIALIZED (${held}), rolled AS MATERIALIZED (
      SELECT ${columnOf(question, 'bucket', grid)} AS start, r.*
      FROM (${isMadeOf(grid, bucketMs) ? 'TABLE held' : unpackedMinutes('TABLE held')}) AS r
    ), pixel AS (
      SELECT start, sum(count) AS count, sum(late_count) AS late_count, min(first_at) AS first, max(last_at) AS last,
        min(least) AS least, max(greatest) AS greatest
      FROM rolled GROUP BY start
    ), told AS (
      SELECT pixel.*, min(r.least_at) FILTER (WHERE r.least = pixel.least) AS least_at,
        min(r.greatest_at) FILTER (WHERE r.greatest = pixel.greatest) AS greatest_at
      FROM pixel JOIN rolled r USING (start) WHERE r.least = pixel.least OR r.greatest = pixel.greatest
      GROUP BY pixel.start, pixel.count, pixel.late_count, pixel.first, pixel.last, pixel.least, pixel.greatest
    )
    SELECT ${epochMilliseconds('start')}, count::float8, late_count::float8, ${epochMilliseconds('first')},
      ${epochMilliseconds('last')}, least, greatest, ${epochMilliseconds('least_at')}, ${epochMilliseconds('greatest_at')}
    FROM told ORDER BY start`,
    question.values,
  );
  return rows.map(([start, count, lateCount, first, last, least, greatest, leastAt, greatestAt]) => {
    const points = [pointAt(leastAt, least)];
    if (greatestAt !== leastAt || greatest !== least) points.push(pointAt(greatestAt, greatest));
    return { start, count, lateCount, first, last, points: points.sort((one, other) => one.place - other.place) };
  });
}

const pointAt = (place: number, number: number): Point => ({
  place,
  otherAt: null,
  upstreamId: null,
  number,
  longitude: null,
});
