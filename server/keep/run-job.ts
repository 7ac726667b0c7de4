import pg from 'pg';
import { minutes } from '../contract/duration';
import { redact } from '../log/redact';
import type { Database } from '../store/database';
import { noteEnd, noteStart } from '../store/jobs';
import type { Job, Outcome } from './job';

/** Any number will do that no other lock of two numbers uses. */
const jobLocks = 730_301_460;
/** No statement of a job takes longer; most take milliseconds. */
const statementTimeoutMs = minutes(5);

// What a database says of a failure may quote what was to be stored.
const wordsOf = (error: unknown): string => redact(error instanceof Error ? error.message : String(error));

export type RunOptions = {
  database: Database;
  /** Epoch milliseconds. */
  clock: () => number;
  signal: AbortSignal;
};

/** A connection beside the pool's: those are for people and messages, who must not wait for jobs. */
async function connect({ pool }: Database): Promise<{ client: pg.Client; processId: number }> {
  const client = new pg.Client({
    ...pool.options,
    application_name: 'motorcade keeper',
    query_timeout: statementTimeoutMs + minutes(1),
  });
  // What breaks between two statements is told by the next; unheard, it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ id: number }>(
    `SELECT pg_backend_pid() AS id, set_config('statement_timeout', $1, false)`,
    [String(statementTimeoutMs)],
  );
  return { client, processId: rows[0]?.id ?? 0 };
}

async function runNoted(job: Job, client: pg.Client, { database, clock, signal }: RunOptions): Promise<Outcome> {
  await noteStart(client, job.name, clock());
  try {
    const outcome = await job.run({ client, database, now: clock(), signal });
    await noteEnd(client, job.name, { at: clock(), ...outcome });
    return outcome;
  } catch (error) {
    if (!signal.aborted) await noteEnd(database.pool, job.name, { at: clock(), error: wordsOf(error) });
    throw error;
  }
}

/**
 * Runs a job once, unless another process is at it: whoever holds its lock, and with it the connection that it works on.
 * When `signal` is aborted that connection is ended, and what was not committed undone. How the run ended is noted, and thrown where it failed.
 * @returns null where it was not run, or called off
 */
export async function runJob(job: Job, options: RunOptions): Promise<Outcome | null> {
  const { database, signal } = options;
  const { client, processId } = await connect(database);
  // Not called off: a call that comes between two statements would be lost. Too late it does not matter, and where the
  // database is away the job's own statement fails as well, which is told.
  const end = () => void database.pool.query('SELECT pg_terminate_backend($1)', [processId]).catch(() => undefined);
  signal.addEventListener('abort', end);
  try {
    const { rows } = await client.query<{ isOurs: boolean }>(
      'SELECT pg_try_advisory_lock($1, hashtext($2)) AS "isOurs"',
      [jobLocks, job.name],
    );
    if (rows[0]?.isOurs !== true || signal.aborted) return null;
    return await runNoted(job, client, options);
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  } finally {
    signal.removeEventListener('abort', end);
    // Ends the lock, and a transaction that was left open, whatever happened.
    await client.end();
  }
}
