import { setTimeout as wait } from 'node:timers/promises';
import { seconds } from '../contract/duration';
import { dropPartition } from '../store/drop-partition';
import { keepThrough } from '../store/jobs';
import { listPartitions, type Partition } from '../store/partition-list';
import type { PartitionedTable } from '../store/partitions';
import type { Run } from './job';

/** Between two tries stands what was held up by the first. */
const pauseMs = seconds(1);
const tries = 5;

export type Dropping = {
  /** Name of the job, whose `through` says up to where all has been dropped. */
  job: string;
  table: PartitionedTable;
  /** What ended by then is dropped, epoch milliseconds. */
  cut: number;
  /** How many rows a partition has, in what people count. */
  countRows: (partition: Partition) => Promise<number>;
  /** Whether one must stay for now. */
  mustWait?: (partition: Partition) => Promise<boolean>;
};

/** How many partitions were dropped, with how many rows; and why the next one, and all after it, stay for now. */
export type Dropped = { dropped: number; removed: number; stays: 'in use' | 'waiting' | null };

async function dropPatiently({ client, signal }: Run, partition: Partition, job: string): Promise<boolean> {
  for (let attempt = 1; attempt <= tries && !signal.aborted; attempt++) {
    if (await dropPartition(client, partition, () => keepThrough(client, job, partition.to))) return true;
    if (attempt < tries) await wait(pauseMs, undefined, { signal });
  }
  return false;
}

/**
 * Drops the partitions of a table that lie beyond the cut as a whole, oldest first; what reaches over it stays. So does
 * what follows one that must stay: up to where all is gone can be said in one time.
 */
export async function dropPartitions(run: Run, { job, table, cut, countRows, mustWait }: Dropping): Promise<Dropped> {
  const beyond = (await listPartitions(run.client, table)).filter(({ to }) => to <= cut);
  let [dropped, removed] = [0, 0];
  for (const partition of beyond) {
    if (run.signal.aborted) break;
    if ((await mustWait?.(partition)) === true) return { dropped, removed, stays: 'waiting' };
    const rows = await countRows(partition);
    if (!(await dropPatiently(run, partition, job))) return { dropped, removed, stays: 'in use' };
    dropped++;
    removed += rows;
  }
  return { dropped, removed, stays: null };
}
