import { nearestIndex } from './nearest-index';

/** Readings that PageUp and PageDown go by. */
const pageOf = 20;

/**
 * Where the cursor goes from a point of a series with a key, as an index; null for keys that do not move it.
 * @param at where the cursor is; null where it is not yet: then it comes to the last reading
 */
export function steppedIndex(ascending: readonly number[], at: number | null, key: string): number | null {
  const last = ascending.length - 1;
  if (last < 0) return null;
  const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, PageUp: -pageOf, PageDown: pageOf };
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  const step = steps[key];
  if (step === undefined) return null;
  if (at === null) return last;
  const nearest = nearestIndex(ascending, at);
  return Math.min(last, Math.max(0, nearest + step));
}
