import { setMaxListeners } from 'node:events';
import type { Logger } from 'pino';
import { describeError } from '../log/describe-error';
import type { Database } from '../store/database';
import type { Job } from './job';
import { runJob } from './run-job';

export type KeeperOptions = {
  database: Database;
  jobs: readonly Job[];
  /** Epoch milliseconds. */
  clock: () => number;
  log: Pick<Logger, 'error'>;
};

export type Keeper = {
  start: () => void;
  /** Has a job run as soon as may be, instead of when it is due. */
  wake: (name: string) => void;
  /** Ends the runs under way, and begins no more. */
  stop: () => Promise<void>;
};

/** Runs jobs, each in its own time: one that fails or takes long keeps no other from running, and is run again. */
export function createKeeper({ database, jobs, clock, log }: KeeperOptions): Keeper {
  const stopped = new AbortController();
  const { signal } = stopped;
  // Each run under way listens for it, and so may what it waits for.
  setMaxListeners(2 * jobs.length, signal);
  const timers = new Map<string, NodeJS.Timeout>();
  const running = new Map<string, Promise<void>>();
  const awaited = new Set<string>();

  async function run(job: Job): Promise<void> {
    let delayMs = job.everyMs;
    try {
      const outcome = await runJob(job, { database, clock, signal });
      if (outcome?.hasMore === true) delayMs = 0;
    } catch (error) {
      if (!signal.aborted) log.error({ job: job.name, ...describeError(error) }, 'a job failed');
    }
    running.delete(job.name);
    schedule(job, awaited.delete(job.name) ? 0 : delayMs);
  }

  function schedule(job: Job, delayMs: number): void {
    clearTimeout(timers.get(job.name));
    if (signal.aborted) return;
    const begin = () => running.set(job.name, run(job));
    timers.set(job.name, setTimeout(begin, delayMs));
  }

  return {
    start: () => {
      for (const job of jobs) schedule(job, 0);
    },
    wake: (name) => {
      const job = jobs.find((one) => one.name === name);
      if (job === undefined) return;
      if (running.has(name)) awaited.add(name);
      else schedule(job, 0);
    },
    stop: async () => {
      stopped.abort();
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.all(running.values());
    },
  };
}
