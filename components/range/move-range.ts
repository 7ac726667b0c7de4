import { hours, minutes, seconds } from '../../server/contract/duration';
import type { Span } from './range-presets';

/** Closer than this there is nothing to be told apart. */
const leastMs = seconds(2);
/** Wider than this no chart is told (`historyRangeMs` of the contract, by some). */
const greatestMs = 730 * 86_400_000;

/**
 * A span drawn nearer or further, around a moment of it that stays where it is.
 * @param factor of its length: 0.5 is nearer
 */
export function zoomedSpan({ from, to }: Span, factor: number, around = (from + to) / 2): Span {
  const length = to - from;
  const next = Math.min(Math.max(length * factor, leastMs), greatestMs);
  const start = around - ((around - from) / length) * next;
  return { from: Math.round(start), to: Math.round(start + next) };
}

/** A span as much earlier or later as a share of its length says, but not beyond what is known. */
export function movedSpan({ from, to }: Span, share: number, now: number): Span {
  const by = Math.round(Math.min((to - from) * share, Math.max(0, now - to)));
  return { from: from + by, to: to + by };
}

/** Whether one span lies within another and is the smaller. */
export const isWithin = (inner: Span, outer: Span): boolean =>
  inner.from >= outer.from && inner.to <= outer.to && inner.to - inner.from < outer.to - outer.from;

/** A span drawn by hand, to the minute or the second where that is no pixel: it can be read, and said. */
export function neatSpan({ from, to }: Span): Span {
  const length = to - from;
  const unit = length > hours(6) ? minutes(1) : length > minutes(10) ? seconds(1) : 1;
  return { from: Math.round(from / unit) * unit, to: Math.round(to / unit) * unit };
}
