import type pg from 'pg';
import { seconds } from '../contract/duration';
import type { Database } from './database';

/** How a snapshot is read. */
export type SnapshotSettings = {
  /** By this name those who wait for writers to end know that this one never writes; absent: as all others. */
  applicationName?: string;
  statementTimeoutMs: number;
  /** For sorting and joining, before it goes to disk; absent: what the database is set to. */
  workMegabytes?: number;
};

/** Sorting what was received out of order may take longer than what else is asked. */
const forExport: SnapshotSettings = { applicationName: 'motorcade export', statementTimeoutMs: seconds(120) };

/** One unchanging picture of the database, on one connection, for whoever reads it piece by piece. */
export type Snapshot = {
  /** Rows as arrays. */
  query: <Row extends unknown[]>(text: string, values?: readonly unknown[]) => Promise<Row[]>;
  /** Gives the connection back, also while an answer is awaited: whoever awaits it gets an error. */
  end: () => Promise<void>;
};

/** Opens a snapshot. Whoever opens one ends it: it takes one of the pool's connections. */
export async function openSnapshot(
  { pool }: Pick<Database, 'pool'>,
  { applicationName, statementTimeoutMs, workMegabytes }: SnapshotSettings = forExport,
): Promise<Snapshot> {
  const client = await pool.connect();
  let failure: Error | undefined;
  const fail = (error: unknown) => {
    failure = error instanceof Error ? error : new Error(String(error));
  };
  // The pool listens to idle connections only: one that breaks between two statements would end the process.
  client.on('error', fail);
  let process = 0;
  let awaited = 0;
  let ending: Promise<void> | undefined;

  const finish = async (): Promise<void> => {
    try {
      if (awaited > 0) await pool.query('SELECT pg_cancel_backend($1)', [process]);
      await client.query('ROLLBACK');
    } catch (error) {
      // A connection that is given back with an error is closed, which ends the transaction as well.
      fail(error);
    }
    client.off('error', fail);
    client.release(failure);
  };
  const end = (): Promise<void> => {
    ending ??= finish();
    return ending;
  };

  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(`SET LOCAL statement_timeout = ${statementTimeoutMs}`);
    // All rows are read in the end: a plan that is quick to begin and slow to finish is the wrong one.
    await client.query('SET LOCAL cursor_tuple_fraction = 1');
    if (applicationName !== undefined) await client.query(`SET LOCAL application_name = '${applicationName}'`);
    if (workMegabytes !== undefined) await client.query(`SET LOCAL work_mem = '${workMegabytes}MB'`);
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    process = rows[0]?.pid ?? 0;
  } catch (error) {
    await end();
    throw error;
  }

  return {
    query: async <Row extends unknown[]>(text: string, values: readonly unknown[] = []): Promise<Row[]> => {
      if (ending !== undefined) throw new Error('this snapshot has been ended');
      const question: pg.QueryArrayConfig & { query_timeout: number } = {
        text,
        values: [...values],
        rowMode: 'array',
        query_timeout: statementTimeoutMs + seconds(10),
      };
      awaited++;
      try {
        return (await client.query<Row>(question)).rows;
      } finally {
        awaited--;
      }
    },
    end,
  };
}
