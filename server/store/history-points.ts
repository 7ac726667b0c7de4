import { epochMilliseconds } from './epoch-milliseconds';
import { holds } from './form';
import type { Point } from './history-columns';
import type { HistoryRange } from './history-range';
import { bind, toldIn } from './history-rows';
import type { Snapshot } from './snapshot';

/** A reading that is drawn as itself. */
export type ToldPoint = Point & { isLate: boolean };

type Row = [
  ...[place: number, otherAt: number, upstreamId: number, number: number, longitude: number | null],
  isLate: boolean,
];

/** The numbers, or positions, of a range one by one, in order; not more than `limit`. */
export async function readPoints(
  snapshot: Snapshot,
  range: HistoryRange,
  kind: 'number' | 'position',
  limit: number,
): Promise<ToldPoint[]> {
  const question = toldIn(range);
  const rows = await snapshot.query<Row>(
    `WITH ${question.text}, taken AS (
      SELECT place, at, received_at, message_key, upstream_id, number, longitude, is_late
      FROM told WHERE ${holds('form', kind)} LIMIT ${bind(question, limit, 'int4')}
    )
    SELECT ${epochMilliseconds('place')}, ${epochMilliseconds(range.clock === 'event' ? 'received_at' : 'at')},
      upstream_id, number, longitude, is_late
    FROM taken ORDER BY place, at, message_key`,
    question.values,
  );
  return rows.map(([place, otherAt, upstreamId, number, longitude, isLate]) => ({
    place,
    otherAt,
    upstreamId,
    number,
    longitude,
    isLate,
  }));
}

/** The numbers that were measured at exactly these times: one each, where they are still kept. */
export async function readPointsAt(
  snapshot: Snapshot,
  { vehicleId, signalId }: HistoryRange,
  times: readonly number[],
): Promise<Point[]> {
  if (times.length === 0) return [];
  const rows = await snapshot.query<[at: number, receivedAt: number, upstreamId: number, number: number]>(
    `SELECT DISTINCT ON (at) ${epochMilliseconds('at')}, ${epochMilliseconds('received_at')}, upstream_id, number
     FROM reading r
     WHERE vehicle_id = $1 AND signal_id = $2 AND at = ANY ($3::timestamptz[]) AND ${holds('form', 'number')}
     ORDER BY at, upstream_id`,
    [vehicleId, signalId, times.map((time) => new Date(time))],
  );
  return rows.map(([place, otherAt, upstreamId, number]) => ({
    place,
    otherAt,
    upstreamId,
    number,
    longitude: null,
  }));
}
