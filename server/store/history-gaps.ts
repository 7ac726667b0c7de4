import type { Reading } from '../contract/reading';

/** Readings without a pause worth telling: the first and the last of their times. */
export type Stretch = { first: number; last: number };

/** The readings next to a range. */
export type Neighbors = { before: Reading | null; after: Reading | null };

/** The pauses longer than a time between stretches in order, each from the reading before it to the one after it. */
export function gapsBetween(stretches: readonly Stretch[], longestMs: number): [from: number, to: number][] {
  const gaps: [number, number][] = [];
  let last = Number.POSITIVE_INFINITY;
  for (const stretch of stretches) {
    if (stretch.first - last > longestMs) gaps.push([last, stretch.first]);
    last = stretch.last;
  }
  return gaps;
}

/** Stretches with the neighbors of their range around them. */
export const withNeighbors = (stretches: readonly Stretch[], { before, after }: Neighbors): Stretch[] => [
  ...(before === null ? [] : [{ first: before.at, last: before.at }]),
  ...stretches,
  ...(after === null ? [] : [{ first: after.at, last: after.at }]),
];
