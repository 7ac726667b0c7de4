import type { Pending } from '../source-state';

/** Counts records between fetch and commit by when they were fetched: several partitions are read at once. */
export function countPending() {
  const counts = new Map<number, number>();
  return {
    /** @param receivedAt epoch milliseconds; @param count negative for records committed or dropped */
    add(count: number, receivedAt: number): void {
      const left = (counts.get(receivedAt) ?? 0) + count;
      if (left === 0) counts.delete(receivedAt);
      else counts.set(receivedAt, left);
    },
    read(): Pending {
      let pending = 0;
      for (const count of counts.values()) pending += count;
      return { pending, oldestPendingAt: counts.size === 0 ? null : Math.min(...counts.keys()) };
    },
  };
}
