import type pg from 'pg';
import { isInUse } from '../store/in-use';

/** Below Postgres' deadlock_timeout: whoever waits for so long has an autovacuum of the table called off. */
const patienceMs = 300;

/**
 * Runs a statement that can wait for another time, unless somebody holds what it needs: autovacuum, say, which it would
 * interrupt again and again.
 * @returns whether it was run
 */
export async function unlessInUse(client: pg.Client, statement: string): Promise<boolean> {
  await client.query(`SET lock_timeout = ${patienceMs}`);
  try {
    await client.query(statement);
    return true;
  } catch (error) {
    if (isInUse(error)) return false;
    throw error;
  } finally {
    await client.query('RESET lock_timeout');
  }
}
