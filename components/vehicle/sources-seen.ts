import type { Reading } from '../../server/contract/reading';

export type SourceSeen = { upstream: string; lastAt: number };

/** The upstreams a vehicle's values come from, each with its newest event, newest first. */
export function sourcesSeen(readings: Iterable<Reading>): SourceSeen[] {
  const newest = new Map<string, number>();
  for (const { upstream, at } of readings) newest.set(upstream, Math.max(at, newest.get(upstream) ?? 0));
  return [...newest].map(([upstream, lastAt]) => ({ upstream, lastAt })).sort((a, b) => b.lastAt - a.lastAt);
}
