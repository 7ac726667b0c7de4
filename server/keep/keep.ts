import type { Logger } from 'pino';
import { days } from '../contract/duration';
import type { Retention, RetentionChange } from '../contract/storage';
import type { Database } from '../store/database';
import { beginRetention, changeRetention, loadRetention, retentionJob } from '../store/retention';
import { closeHours } from './close-hours';
import { dropOld } from './drop-old';
import type { Job } from './job';
import { createKeeper } from './keeper';
import { makeKeyframes } from './make-keyframes';
import { makePartitions } from './make-partitions';
import { refreshStatistics } from './refresh-statistics';
import { remakeHours } from './remake-hours';
import { takeSample } from './take-sample';

/** Everything that looks after the database. */
export const keepJobs: readonly Job[] = [
  makePartitions,
  closeHours,
  remakeHours,
  makeKeyframes,
  ...dropOld,
  takeSample,
  refreshStatistics,
];

export type KeepOptions = {
  database: Database;
  /** For how long each class is kept where nobody has ever said: in days, null for good. */
  retention: Retention;
  /** Epoch milliseconds. */
  clock: () => number;
  log: Pick<Logger, 'error' | 'warn'>;
};

export type Keep = {
  start: () => void;
  stop: () => Promise<void>;
  /** Readings before this time are not kept any more, epoch milliseconds. */
  oldestReadingAt: () => number;
  /** Keeps a class for another number of days. What is too old goes at once. */
  changeRetention: (change: RetentionChange & { by: string }) => Promise<void>;
};

/** Opens what looks after the database: storage that nobody has to think of. */
export async function openKeep({ database, retention, clock, log }: KeepOptions): Promise<Keep> {
  for (const dataClass of await beginRetention(database, retention, clock()))
    log.warn({ class: dataClass }, 'kept for good as before, for older data are there: the page Storage changes it');
  let readingDays: number | null = null;
  const learn = async () => {
    readingDays = (await loadRetention(database)).readings;
  };
  await learn();
  // Another process may have changed it.
  const jobs = keepJobs.map((job) => {
    if (job.name !== retentionJob('readings')) return job;
    const run: Job['run'] = async (one) => {
      await learn();
      return job.run(one);
    };
    return { ...job, run };
  });
  const keeper = createKeeper({ database, jobs, clock, log });
  return {
    start: keeper.start,
    stop: keeper.stop,
    oldestReadingAt: () => (readingDays === null ? Number.NEGATIVE_INFINITY : clock() - days(readingDays)),
    changeRetention: async (change) => {
      await changeRetention(database, change);
      await learn();
      keeper.wake(retentionJob(change.class));
    },
  };
}
