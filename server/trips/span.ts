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

/** Adds a stretch to others in order of their ends; where it begins before the last one ends, it makes that one longer. */
export function addSeen(spans: Span[], from: number, to: number, since = from, until = to): void {
  const last = spans.at(-1);
  if (last === undefined || from > last.to) {
    spans.push(seen(from, to, since, until));
    return;
  }
  last.from = Math.min(last.from, from);
  last.to = Math.max(last.to, to);
  last.since = Math.min(last.since, since);
  last.until = Math.max(last.until, until);
}
