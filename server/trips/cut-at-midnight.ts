import { days } from '../contract/duration';
import type { Span } from './span';
import { endlessMs } from './thresholds';

/** A stretch before and after a time; the sample there stands for those beyond. */
function split(span: Span, at: number): [before: Span[], after: Span[]] {
  if (span.to <= at) return [[span], []];
  if (span.from >= at) return [[], [span]];
  return [
    [{ ...span, to: at, until: Math.min(span.until, at) }],
    [{ ...span, from: at, since: Math.max(span.since, at) }],
  ];
}

/**
 * Cuts the stretches of a trip at each midnight (UTC) that it goes on for long before and after: a sensor that tells of moving
 * for weeks must not make one trip of them, which each hour would be read whole.
 */
export function cutAtMidnight(spans: Span[], from: number, to: number): Span[][] {
  const pieces: Span[][] = [];
  let rest = spans;
  for (
    let midnight = Math.ceil((from + endlessMs) / days(1)) * days(1);
    midnight <= to - endlessMs;
    midnight += days(1)
  ) {
    const halves = rest.map((span) => split(span, midnight));
    pieces.push(halves.flatMap(([before]) => before));
    rest = halves.flatMap(([, after]) => after);
  }
  return [...pieces, rest].filter(({ length }) => length > 0);
}
