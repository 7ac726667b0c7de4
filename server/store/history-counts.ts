import type { VehicleSignals } from '../contract/history';
import { epochMilliseconds } from './epoch-milliseconds';
import type { Snapshot } from './snapshot';
import type { Names } from './stored-reading';

/** Readings of one signal that are counted: beyond, there are "more than" so many. */
const countedRowLimit = 10_000;

type Row = [signalId: number, count: number, firstAt: number, lastAt: number];

// Each signal is a stretch of the primary key: its ends are two looks, and counting stops early.
const statement = `
SELECT signal_id, counted.count::float8, ${epochMilliseconds('first.at')}, ${epochMilliseconds('l.at')}
FROM latest l
CROSS JOIN LATERAL (
  SELECT at FROM reading r WHERE r.vehicle_id = $1 AND r.signal_id = l.signal_id ORDER BY at LIMIT 1
) AS first
CROSS JOIN LATERAL (
  SELECT count(*) FROM (
    SELECT FROM reading r WHERE r.vehicle_id = $1 AND r.signal_id = l.signal_id LIMIT ${countedRowLimit + 1}
  ) AS rows
) AS counted
WHERE l.vehicle_id = $1 ORDER BY signal_id`;

/** How much there is in a vehicle's history, signal by signal. */
export async function countSignals(snapshot: Snapshot, vehicleId: number, names: Names): Promise<VehicleSignals> {
  const rows = await snapshot.query<Row>(statement, [vehicleId]);
  return {
    signals: rows.map(([signalId, count, firstAt, lastAt]) => ({
      signal: names.signals.get(signalId) ?? '',
      count: Math.min(count, countedRowLimit),
      isCountComplete: count <= countedRowLimit,
      firstAt,
      lastAt,
    })),
  };
}
