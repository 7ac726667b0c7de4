import { hours } from '../../server/contract/duration';
import { closeHours } from '../../server/keep/close-hours';
import type { Job, Outcome } from '../../server/keep/job';
import { remakeHoursAfter } from '../../server/keep/remake-hours';
import { runJob } from '../../server/keep/run-job';
import type { Database } from '../../server/store/database';

/** The start of the hour that a time lies in, epoch milliseconds. */
export const hourOf = (time: number): number => Math.floor(time / hours(1)) * hours(1);

/** The database's clock, which says what hours are over. */
export async function databaseNow({ pool }: Database): Promise<number> {
  const { rows } = await pool.query<{ now: Date }>('SELECT now()');
  return rows[0]?.now.getTime() ?? 0;
}

/** Runs a job once. */
export const runOnce = (database: Database, job: Job, clock: () => number = Date.now): Promise<Outcome | null> =>
  runJob(job, { database, clock, signal: new AbortController().signal });

/** Makes anew what is stale, also what has just become it. */
export const remakeAtOnce = remakeHoursAfter(0);

/** Closes what is over, and makes anew what is stale. */
export async function settle(database: Database): Promise<void> {
  await runOnce(database, closeHours);
  await runOnce(database, remakeAtOnce);
}

/** Marks that stand, as VIN and hour. */
export async function readMarks({ pool }: Database): Promise<[string, number][]> {
  const { rows } = await pool.query<{ vin: string; hour: Date }>(
    'SELECT v.vin, s.hour FROM stale_hour s JOIN vehicle v ON v.id = s.vehicle_id ORDER BY 1, 2',
  );
  return rows.map(({ vin, hour }) => [vin, hour.getTime()]);
}

/** Forgets all that jobs have made; the hours since eight ago are to be closed anew. */
export async function forgetDerived({ pool }: Database): Promise<void> {
  await pool.query('TRUNCATE stale_hour, reading_rollup, keyframe, keyframe_state, trip, job, storage_sample');
  await pool.query(
    `INSERT INTO job (name, through) VALUES ('hours', date_bin('1 hour', now(), timestamptz 'epoch') - interval '8 hours')`,
  );
}
