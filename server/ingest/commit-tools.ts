import type { Logger } from 'pino';
import type { Observe } from '../monitor/batch-facts';
import type { Database } from '../store/database';
import type { Partitions } from '../store/partitions';
import type { Expectation } from './expectation';
import type { Numbers } from './identify';
import type { Sources } from './sources';

/** What a commit stands on. */
export type CommitTools = {
  database: Database;
  partitions: Partitions;
  numbers: Numbers;
  sources: Sources;
  nextBatchNumber: () => Promise<string>;
  expectation: Expectation;
  /** Told of every batch once it is committed. */
  observe: Observe;
  log: Pick<Logger, 'error'>;
  /** Epoch milliseconds. */
  clock: () => number;
  /** Readings from before this are not kept any more, epoch milliseconds. */
  oldestReadingAt: () => number;
  /** Number of the type incoming_reading in this database. */
  readingType: number;
};
