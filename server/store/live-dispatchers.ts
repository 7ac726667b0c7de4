import pg from 'pg';
import { seconds } from '../contract/duration';
import type { Database } from './database';

/** Any number will do that no other lock of two numbers uses. */
const dispatcherLocks = 730_301_461;

// A machine that loses its power or its network closes nothing: in the usual times its lock would be held for two hours.
const noticeLoss = 'SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3';

const isDispatcher = `locktype = 'advisory' AND classid = $1 AND objsubid = 2 AND granted
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

/**
 * Opens a connection that says by a lock of its own that a process is there: the lock goes when the process does, however
 * that happens.
 * @param number of the process, which no other uses
 * @param onLost called when the connection has ended, unless `end` did it
 */
export async function holdDispatcher(
  { pool }: Pick<Database, 'pool'>,
  number: number,
  onLost: () => void,
): Promise<{ end: () => Promise<void> }> {
  const quick = { keepAliveInitialDelayMillis: seconds(10), application_name: 'motorcade commands' };
  const client = new pg.Client({ ...pool.options, ...quick });
  let isEnding = false;
  // What breaks it is followed by its end; unheard, it would end the process.
  client.on('error', () => undefined);
  client.on('end', () => {
    if (!isEnding) onLost();
  });
  const end = async (): Promise<void> => {
    isEnding = true;
    await client.end();
  };
  try {
    await client.connect();
    await client.query(noticeLoss);
    // One that this process has lost, and the server has not noticed yet.
    await client.query(`SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE ${isDispatcher} AND objid = $2`, [
      dispatcherLocks,
      number,
    ]);
    const { rows } = await client.query<{ isOurs: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS "isOurs"', [
      dispatcherLocks,
      number,
    ]);
    if (rows[0]?.isOurs !== true) throw new Error('an earlier connection of this process still holds its place');
  } catch (error) {
    await end();
    throw error;
  }
  return { end };
}

/** Numbers of the processes that are there. */
export async function loadDispatchers(pool: pg.Pool): Promise<Set<number>> {
  const { rows } = await pool.query<{ number: number }>(
    `SELECT objid::int AS number FROM pg_locks WHERE ${isDispatcher}`,
    [dispatcherLocks],
  );
  return new Set(rows.map(({ number }) => number));
}
