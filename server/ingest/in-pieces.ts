import type { CommitTools } from './commit-tools';
import { remedyFor } from './store-errors';

const attempts = 6;

/**
 * Does work on messages in one transaction, tried again where that may help. Where the database refuses one for what is
 * in it, halves them until that message stands alone, and does all others; where they take it too long together, halves
 * them as far as need be. Rejects with the last failure otherwise.
 * @param leaveOut is given the message that stands alone, and why
 */
export async function inPieces<Item, Outcome>(
  items: readonly Item[],
  tools: Pick<CommitTools, 'partitions' | 'expectation'>,
  work: (items: readonly Item[]) => Promise<Outcome>,
  leaveOut: (item: Item, reason: unknown) => Promise<Outcome[]> = () => Promise.resolve([]),
): Promise<Outcome[]> {
  const [first] = items;
  if (first === undefined) return [];
  const isAlone = items.length === 1;
  for (let attempt = 1; ; attempt++) {
    try {
      return [await work(items)];
    } catch (error) {
      const remedy = remedyFor(error);
      if (remedy === 'bisect' && isAlone) return leaveOut(first, error);
      if ((remedy === 'bisect' || remedy === 'halve') && !isAlone) break;
      if (attempt === attempts || remedy === 'give-up' || remedy === 'halve') throw error;
      if (remedy === 'partitions') tools.partitions.forget();
      if (remedy === 'look') tools.expectation.learn(true);
    }
  }
  const middle = items.length >> 1;
  const done = await inPieces(items.slice(0, middle), tools, work, leaveOut);
  return [...done, ...(await inPieces(items.slice(middle), tools, work, leaveOut))];
}
