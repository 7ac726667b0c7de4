import type { Neighbors } from './history-gaps';
import { type HistoryRange, measuredWithin } from './history-range';
import type { Snapshot } from './snapshot';
import { type Names, readingColumns, type StoredReading, toReading } from './stored-reading';

/** So many readings are looked at for one that was received in time: all of a history may have come later. */
const looked = 10_000;

// The greatest time is found first, and then what of that time counts: sorting by both would read on.
const newestWhere = (condition: string) => `
  SELECT ${readingColumns('r')} FROM reading r WHERE vehicle_id = $1 AND signal_id = $2 AND at = (
    SELECT at FROM (
      SELECT at, received_at FROM reading WHERE vehicle_id = $1 AND signal_id = $2 AND at < $3::timestamptz
      ORDER BY at DESC LIMIT ${looked}
    ) AS newest WHERE ${condition} ORDER BY at DESC LIMIT 1
  ) AND ${condition} ORDER BY message_key DESC LIMIT 1`;

const statements = {
  before: newestWhere('true'),
  known: newestWhere('received_at < $4::timestamptz'),
  after: `
  SELECT ${readingColumns('r')} FROM reading r WHERE vehicle_id = $1 AND signal_id = $2 AND at = (
    SELECT at FROM reading WHERE vehicle_id = $1 AND signal_id = $2 AND at >= $3::timestamptz ORDER BY at LIMIT 1
  ) ORDER BY message_key DESC LIMIT 1`,
};

/**
 * The readings around a range. By the event clock those next to it; by the received clock the one that counted when it
 * began, and none after it.
 */
export async function loadNeighbors(snapshot: Snapshot, range: HistoryRange, names: Names): Promise<Neighbors> {
  const ask = async (text: string, ...times: number[]) => {
    const values = [range.vehicleId, range.signalId, ...times.map((time) => new Date(time))];
    const [row] = await snapshot.query<StoredReading>(text, values);
    return row === undefined ? null : toReading(row, names);
  };
  if (range.clock === 'event')
    return {
      before: await ask(statements.before, range.from),
      after: await ask(statements.after, range.to),
    };
  const [, measured] = measuredWithin({ from: range.from, to: range.from });
  return { before: await ask(statements.known, measured, range.from), after: null };
}
