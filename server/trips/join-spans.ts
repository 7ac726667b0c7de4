import { cutAtMidnight } from './cut-at-midnight';
import type { IgnitionTimes } from './ignition-times';
import { without } from './intervals';
import type { Span } from './span';
import { idleMs, nearbyMs, stopMs } from './thresholds';

/** Stretches that make one trip: when it lasted, and the first and the last sample that tell of it. */
export type Joined = { from: number; to: number; since: number; until: number; spans: Span[] };

/** Whether standing between two stretches, if there is any, is only a part of a trip. */
function isPause(from: number, to: number, { on }: IgnitionTimes): boolean {
  if (to - from < stopMs) return true;
  return to - from < idleMs && without({ from, to }, on).length === 0;
}

const join = (spans: Span[]): Joined => {
  const joined = { from: Infinity, to: -Infinity, since: Infinity, until: -Infinity, spans };
  for (const { from, to, since, until } of spans) {
    joined.from = Math.min(joined.from, from);
    joined.to = Math.max(joined.to, to);
    joined.since = Math.min(joined.since, since);
    joined.until = Math.max(joined.until, until);
  }
  return joined;
};

/**
 * Joins stretches into trips: across standing that is short, as far as that goes. Two long silences in a row are not joined,
 * unless something tells that the vehicle moved where they meet. Whether two stretches are joined depends on nothing but
 * them, and on the ignition in between.
 */
export function joinSpans(spans: readonly Span[], ignition: IgnitionTimes): Joined[] {
  const inOrder = [...spans].sort((one, other) => one.from - other.from || one.to - other.to);
  const groups: { seenTo: number; leaptTo: number; spans: Span[] }[] = [];
  for (const span of inOrder) {
    const reached = groups.filter(({ seenTo, leaptTo }) => {
      if (span.isLongLeap) return isPause(seenTo, span.from, ignition) || span.from < leaptTo - nearbyMs;
      return isPause(Math.max(seenTo, leaptTo), span.from, ignition);
    });
    const [group = { seenTo: -Infinity, leaptTo: -Infinity, spans: [] }, ...others] = reached;
    if (reached.length === 0) groups.push(group);
    for (const other of others) {
      group.seenTo = Math.max(group.seenTo, other.seenTo);
      group.leaptTo = Math.max(group.leaptTo, other.leaptTo);
      group.spans = group.spans.concat(other.spans);
      groups.splice(groups.indexOf(other), 1);
    }
    group.spans.push(span);
    if (span.isLongLeap) group.leaptTo = Math.max(group.leaptTo, span.to);
    else group.seenTo = Math.max(group.seenTo, span.to);
  }
  return groups
    .map((group) => join(group.spans))
    .flatMap((group) => cutAtMidnight(group.spans, group.from, group.to).map(join))
    .sort((one, other) => one.from - other.from);
}
