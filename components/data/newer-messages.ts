import type { FoundMessages } from '../../server/contract/messages';

/** How many messages have come since; `isMore` where they are at least so many. */
export type Newer = { count: number; isMore: boolean };

/** Whether a message was filed after another, by their references `<batch>.<index>`. */
function isAfter(reference: string, other: string): boolean {
  const [batch = 0, index = 0] = reference.split('.').map(Number);
  const [otherBatch = 0, otherIndex = 0] = other.split('.').map(Number);
  return batch === otherBatch ? index > otherIndex : batch > otherBatch;
}

/** Counts what a search found that was filed after the newest message known; all of it where none was. */
export function countNewer({ messages, cursor }: FoundMessages, newest: string | null): Newer {
  const count = messages.filter(({ reference }) => newest === null || isAfter(reference, newest)).length;
  return { count, isMore: count > 0 && count === messages.length && cursor !== null };
}
