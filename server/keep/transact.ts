import type pg from 'pg';

/** Does work in a transaction on a job's own connection. What fails is undone. */
export async function transact<Outcome>(client: pg.Client, work: () => Promise<Outcome>): Promise<Outcome> {
  await client.query('BEGIN ISOLATION LEVEL READ COMMITTED');
  try {
    const outcome = await work();
    await client.query('COMMIT');
    return outcome;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
