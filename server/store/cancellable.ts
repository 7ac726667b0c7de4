import type pg from 'pg';
import { inTransaction } from './transaction';

/** Asks on a connection of its own; rows come as arrays. */
export type Asker = <Row extends unknown[]>(question: pg.QueryConfig) => Promise<Row[]>;

/**
 * Asks in one transaction that can be told to stop: Postgres then gives up what it is at, and the connection goes back.
 * @param beginnings statements that come before any question, such as which snapshot to read
 * @throws the signal's reason once it is aborted, or what the database says
 */
export async function askCancellably<Answer>(
  pool: pg.Pool,
  signal: AbortSignal,
  beginnings: readonly string[],
  ask: (asker: Asker) => Promise<Answer>,
): Promise<Answer> {
  signal.throwIfAborted();
  return inTransaction(
    pool,
    async (client) => {
      for (const beginning of beginnings) await client.query(beginning);
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      let stopping: Promise<unknown> = Promise.resolve();
      const stop = () => {
        // Where no connection is free for it, the question ends by its own limit of time.
        stopping = Promise.allSettled([pool.query('SELECT pg_cancel_backend($1)', [rows[0]?.pid])]);
      };
      signal.addEventListener('abort', stop, { once: true });
      try {
        signal.throwIfAborted();
        return await ask(async <Row extends unknown[]>(question: pg.QueryConfig) => {
          const answer = await client.query<Row>({ ...question, rowMode: 'array' });
          signal.throwIfAborted();
          return answer.rows;
        });
      } catch (error) {
        signal.throwIfAborted();
        throw error;
      } finally {
        signal.removeEventListener('abort', stop);
        // Told late, it would end what the next one asks on this connection.
        await stopping;
      }
    },
    'ROLLBACK',
  );
}
