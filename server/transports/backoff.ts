/** The first step and the greatest of a growing wait. */
export type Backoff = { baseMs: number; capMs: number };

/**
 * How long to wait before the next try, in milliseconds, after `failures` earlier ones (0: the first has just failed).
 * Full jitter: anywhere between nothing and the doubled step, so that clients cut off together do not return together.
 */
export function backoffDelay(backoff: Backoff, failures: number, random: () => number): number {
  return random() * Math.min(backoff.capMs, backoff.baseMs * 2 ** Math.min(failures, 30));
}
