import type { Reading } from '../contract/reading';
import type { Database } from './database';
import type { HistorySubject } from './history-subject';
import { readingColumns, type StoredReading, toReading } from './stored-reading';

/**
 * The reading of a vehicle's signal at exactly an event time: of several, from several upstreams, the one that counts.
 * Null where there is none, or no longer.
 */
export async function loadReadingAt(
  { pool }: Database,
  { vehicleId, signals, names }: HistorySubject,
  at: number,
): Promise<Reading | null> {
  const { rows } = await pool.query<StoredReading>({
    name: 'history-reading',
    text: `SELECT ${readingColumns('r')} FROM reading r WHERE vehicle_id = $1 AND signal_id = $2
           AND at >= $3::timestamptz AND at < $3::timestamptz + interval '1 millisecond'
           ORDER BY at DESC, message_key DESC LIMIT 1`,
    values: [vehicleId, signals[0]?.id ?? null, new Date(at)],
    rowMode: 'array',
  });
  const [row] = rows;
  return row === undefined ? null : toReading(row, names);
}
