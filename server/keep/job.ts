import type pg from 'pg';
import type { Database } from '../store/database';

/** What a run of a job came to. */
export type Outcome = {
  /** In words, for the page. */
  outcome: string;
  /** Rows that it removed. */
  removed?: number;
  /** There is more to do at once. */
  hasMore?: boolean;
};

/** What a run is given. */
export type Run = {
  /** A connection of its own, which holds the job's lock: no other process runs the job while it stands. */
  client: pg.Client;
  database: Database;
  /** Epoch milliseconds. */
  now: number;
  /** Aborted when the process is to end: the run leaves off where it is. */
  signal: AbortSignal;
};

/** Something that looks after the database, again and again. */
export type Job = {
  name: string;
  /** What it does, in a sentence for the page. */
  what: string;
  /** From the end of a run to the next. */
  everyMs: number;
  run: (run: Run) => Promise<Outcome>;
};
