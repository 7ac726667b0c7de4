import type { Partitions } from '../store/partitions';
import { remedyFor } from './store-errors';

const attempts = 6;

/**
 * Does work on messages in one transaction, tried again where that may help. Where the database refuses one for what is
 * in it, halves them until that message stands alone, leaves it out and does all others; where they take it too long
 * together, halves them as far as need be. Rejects with the last failure otherwise.
 */
export async function inPieces<Item, Outcome>(
  items: readonly Item[],
  partitions: Partitions,
  work: (items: readonly Item[]) => Promise<Outcome>,
): Promise<Outcome[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return items.length === 0 ? [] : [await work(items)];
    } catch (error) {
      const remedy = remedyFor(error);
      const isAlone = items.length === 1;
      if (remedy === 'bisect' && isAlone) return [];
      if ((remedy === 'bisect' || remedy === 'halve') && !isAlone) break;
      if (attempt === attempts || remedy === 'give-up' || remedy === 'halve') throw error;
      if (remedy === 'partitions') partitions.forget();
    }
  }
  const middle = items.length >> 1;
  const first = await inPieces(items.slice(0, middle), partitions, work);
  return [...first, ...(await inPieces(items.slice(middle), partitions, work))];
}
