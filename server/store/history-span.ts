import { hours } from '../contract/duration';
import type { HistorySpan } from '../contract/moment';
import type { Database } from './database';
import { epochMilliseconds } from './epoch-milliseconds';

/** Below this, finding the first reading is a matter of reading what lies there. */
const readableMs = hours(1);

type Partition = { from: number; to: number };

/** The months of the history, oldest first. */
async function loadMonths({ pool }: Database): Promise<Partition[]> {
  const { rows } = await pool.query<{ bounds: string }>(
    `SELECT pg_get_expr(c.relpartbound, c.oid) AS bounds FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent = 'reading'::regclass`,
  );
  const months: Partition[] = [];
  for (const { bounds } of rows) {
    const [from, to] = [...bounds.matchAll(/'([^']+)'/g)].map(([, time]) => Date.parse(time ?? ''));
    if (from !== undefined && to !== undefined) months.push({ from, to });
  }
  return months.sort((a, b) => a.from - b.from);
}

/** The first reading of a month, by halves: an index of windows says quickly where there is none. Null when all is empty. */
async function firstOf({ pool }: Database, { from, to }: Partition): Promise<number | null> {
  const hasAny = async (begin: number, end: number): Promise<boolean> => {
    const { rows } = await pool.query<{ any: boolean }>(
      'SELECT EXISTS (SELECT FROM reading WHERE at >= $1 AND at < $2) AS any',
      [new Date(begin), new Date(end)],
    );
    return rows[0]?.any === true;
  };
  if (!(await hasAny(from, to))) return null;
  let [begin, end] = [from, to];
  while (end - begin > readableMs) {
    const middle = Math.floor((begin + end) / 2);
    if (await hasAny(begin, middle)) end = middle;
    else begin = middle;
  }
  const { rows } = await pool.query<{ at: number | null }>(
    `SELECT ${epochMilliseconds('min(at)')} AS at FROM reading WHERE at >= $1 AND at < $2`,
    [new Date(begin), new Date(end)],
  );
  return rows[0]?.at ?? null;
}

/** From when to when there are readings, by event time. */
export async function loadHistorySpan(database: Database): Promise<HistorySpan> {
  const newest = await database.pool.query<{ at: number | null }>(
    `SELECT ${epochMilliseconds('max(at)')} AS at FROM latest`,
  );
  const newestAt = newest.rows[0]?.at ?? null;
  if (newestAt === null) return { oldestAt: null, newestAt: null };
  for (const month of await loadMonths(database)) {
    const oldestAt = await firstOf(database, month);
    if (oldestAt !== null) return { oldestAt, newestAt };
  }
  // All that is left of the history is what is newest.
  return { oldestAt: newestAt, newestAt };
}
