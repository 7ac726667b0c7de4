/** Lets so many things through at once, and so many a second in the long run. */
export type TokenBucket = { take: () => boolean };

/**
 * @param burst how many may come at once
 * @param perSecond how many a second are made up for
 * @param clock epoch milliseconds
 */
export function createTokenBucket(burst: number, perSecond: number, clock: () => number): TokenBucket {
  let tokens = burst;
  let filledAt = clock();
  return {
    take: () => {
      const now = clock();
      tokens = Math.min(burst, tokens + (Math.max(0, now - filledAt) / 1_000) * perSecond);
      filledAt = now;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
