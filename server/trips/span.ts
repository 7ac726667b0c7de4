import type { Interval } from './intervals';

/**
 * A stretch of time in which a vehicle moved, and the samples that say so: the one at `since` and the one at `until`. The
 * two stretches are the same but for a way over a silence, of which only the ends are known.
 */
export type Span = Interval & {
  since: number;
  until: number;
  /** Over a silence so long that it might hold the end of one trip and the start of another. */
  isLongLeap: boolean;
};

/** A stretch as its samples tell it. */
export const seen = (from: number, to: number, since = from, until = to): Span => ({
  from,
  to,
  since,
  until,
  isLongLeap: false,
});
