import type { PartitionLag } from '../../contract/connections';

/**
 * Watches for a partition that has records and is not read although nothing is being committed: kafkajs has been seen to
 * stop fetching without an error. Told once for each offset, so that a partition that is merely odd (its last records are
 * marks of transactions, which nobody reads) does not have the consumer rebuilt for ever.
 * @returns a function that is given the lags each time they are measured; true: make the consumer anew
 */
export function watchStuckPartitions(stuckAfterMs: number, clock: () => number) {
  const seen = new Map<number, { committed: string; since: number; isTold: boolean }>();
  return (lags: readonly PartitionLag[], isBusy: boolean): boolean => {
    let isStuck = false;
    for (const { partition, committed, lag } of lags) {
      const last = seen.get(partition);
      if (isBusy || lag === 0 || last?.committed !== committed) {
        seen.set(partition, { committed, since: clock(), isTold: last?.committed === committed && last.isTold });
      } else if (!last.isTold && clock() - last.since >= stuckAfterMs) {
        last.isTold = true;
        isStuck = true;
      }
    }
    return isStuck;
  };
}
