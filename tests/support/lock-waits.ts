import type pg from 'pg';

/**
 * How many connections wait for a lock at the moment, of those to this database alone: tests share a server, and tables of
 * databases that were made from one template share their numbers.
 * @param pool and no client of it: within a transaction Postgres answers what it answered first
 * @param kind what they wait for: a table, an advisory lock, or the transaction that has locked a row
 */
export async function countLockWaits(pool: pg.Pool, kind: 'relation' | 'advisory' | 'transactionid'): Promise<number> {
  const { rowCount } = await pool.query(
    `SELECT FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'
     AND wait_event_type = 'Lock' AND wait_event = $1`,
    [kind],
  );
  return rowCount ?? 0;
}
