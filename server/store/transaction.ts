import type pg from 'pg';

/**
 * Runs `work` in a transaction on a connection of its own. When anything fails the connection is closed, which ends the
 * transaction with it.
 * @param end ROLLBACK undoes all of it, for whoever only wants to know what would come of it
 */
export async function inTransaction<Outcome>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Outcome>,
  end: 'COMMIT' | 'ROLLBACK' = 'COMMIT',
): Promise<Outcome> {
  const client = await pool.connect();
  let failure: Error | undefined;
  const fail = (error: unknown) => {
    failure = error instanceof Error ? error : new Error(String(error));
  };
  // The pool listens to idle connections only: one that breaks between two statements would end the process.
  client.on('error', fail);
  try {
    await client.query('BEGIN ISOLATION LEVEL READ COMMITTED');
    const outcome = await work(client);
    await client.query(end);
    return outcome;
  } catch (error) {
    fail(error);
    throw error;
  } finally {
    client.off('error', fail);
    client.release(failure);
  }
}
