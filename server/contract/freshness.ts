/** How far a value can be trusted by its age alone. `never` is for a signal without any reading. */
export type Freshness = 'fresh' | 'aging' | 'stale' | 'never';

/** Beyond this share of its budget a value is aging: still inside, no longer new. */
const agingShare = 0.5;

/**
 * Judges a reading's age.
 * @param at event time, epoch milliseconds; undefined when there is no reading
 * @param budgetMs how old the signal may grow before it is stale
 * @param now epoch milliseconds
 */
export function freshness(at: number | undefined, budgetMs: number, now: number): Freshness {
  if (at === undefined) return 'never';
  const ageMs = now - at;
  if (ageMs > budgetMs) return 'stale';
  return ageMs > budgetMs * agingShare ? 'aging' : 'fresh';
}
