import { firstFrom, type Told } from './evidence';
import type { Joined } from './join-spans';

/** A trip between its neighbours: the times between which what was told is about it and the standing around it. */
export type Around = Joined & { after: number; before: number };

/**
 * The sample that tells how it stood when a trip began: the last one of the standing before it, as far as `reachMs`, else
 * the first of the trip.
 */
export function atStart<Item extends Told>(told: readonly Item[], trip: Around, reachMs: number): Item | undefined {
  const earliest = Math.max(trip.after, trip.since - reachMs);
  const next = firstFrom(told, trip.from + 1);
  const last = told[next - 1];
  if (last !== undefined && last.at >= earliest) return last;
  const first = told[next];
  return first !== undefined && first.at <= trip.to ? first : undefined;
}

/** The sample that tells how it stood when a trip had ended: the first after it, as far as `reachMs`, else its last. */
export function atEnd<Item extends Told>(told: readonly Item[], trip: Around, reachMs: number): Item | undefined {
  const latest = Math.min(trip.before, trip.until + reachMs);
  const place = firstFrom(told, trip.to);
  const next = told[place];
  if (next !== undefined && next.at <= latest) return next;
  const last = told[place - 1];
  return last !== undefined && last.at >= trip.from ? last : undefined;
}
