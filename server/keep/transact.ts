import type pg from 'pg';

const settings = `
SELECT set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
  set_config('enable_mergejoin', 'off', true), set_config('jit', 'off', true), set_config('work_mem', '32MB', true)`;

/**
 * Does work in a transaction on a job's own connection, where rows are looked up by their keys and windows of time by their
 * index, whatever the planner believes: it cannot know how much a month that has just begun will hold. What fails is
 * undone.
 */
export async function transact<Outcome>(client: pg.Client, work: () => Promise<Outcome>): Promise<Outcome> {
  await client.query('BEGIN ISOLATION LEVEL READ COMMITTED');
  try {
    await client.query(settings);
    const outcome = await work();
    await client.query('COMMIT');
    return outcome;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
