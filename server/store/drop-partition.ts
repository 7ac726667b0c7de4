import type pg from 'pg';
import { isInUse } from './in-use';
import type { Partition } from './partition-list';

/** Whoever writes waits so long at most for a partition to be dropped: then it is given up, and tried again later. */
const lockTimeoutMs = 100;

/**
 * Drops a partition with all that is in it, in one transaction with `note`. Detached first and dropped later it could be
 * left behind, neither part of its table nor gone.
 * @param client not in a transaction
 * @returns whether it is gone: not while somebody reads or writes its table for long
 */
export async function dropPartition(
  client: pg.ClientBase,
  { name }: Partition,
  note: () => Promise<void>,
): Promise<boolean> {
  await client.query('BEGIN');
  try {
    await client.query(`SET LOCAL lock_timeout = ${lockTimeoutMs}`);
    await client.query(`DROP TABLE ${name}`);
    await note();
    await client.query('COMMIT');
    return true;
  } catch (error) {
    await client.query('ROLLBACK');
    if (isInUse(error)) return false;
    throw error;
  }
}
