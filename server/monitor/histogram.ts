/** Eight buckets to each doubling: what is read out of one is at most 9 % off. */
const perDoubling = 8;
/** From a millisecond to two years. What is longer counts as that. */
const doublings = 36;
const last = perDoubling * doublings;

/** How often which length of time occurred. Its size stays the same, however much it is told. */
export type Histogram = {
  /** By bucket: up to a millisecond, then each an eighth of a doubling further. */
  counts: Float64Array;
  count: number;
  /** Milliseconds. */
  sum: number;
};

/** Makes one that has seen nothing. */
export const emptyHistogram = (): Histogram => ({ counts: new Float64Array(last + 1), count: 0, sum: 0 });

/** What is less than nothing (a clock that is ahead) counts as nothing. */
export function add(histogram: Histogram, milliseconds: number, times = 1): void {
  const bucket = milliseconds <= 1 ? 0 : Math.min(last, Math.ceil(Math.log2(milliseconds) * perDoubling));
  histogram.counts[bucket] = (histogram.counts[bucket] ?? 0) + times;
  histogram.count += times;
  if (milliseconds > 0) histogram.sum += milliseconds * times;
}

/** Forgets everything, in place. */
export function empty(histogram: Histogram): void {
  histogram.counts.fill(0);
  histogram.count = 0;
  histogram.sum = 0;
}

/** The milliseconds that a share of all stay below, in the middle of its bucket; null when there are none. */
export function quantile(histograms: readonly Histogram[], share: number): number | null {
  const count = histograms.reduce((sum, one) => sum + one.count, 0);
  if (count === 0) return null;
  let left = share * count;
  for (let bucket = 0; bucket < last; bucket++) {
    for (const { counts } of histograms) left -= counts[bucket] ?? 0;
    if (left <= 0) return bucket === 0 ? 1 : Math.round(2 ** ((bucket - 0.5) / perDoubling));
  }
  return 2 ** doublings;
}

/** How many took at most 2^`power` milliseconds. */
export function countUpTo({ counts }: Histogram, power: number): number {
  let count = 0;
  for (let bucket = 0; bucket <= power * perDoubling; bucket++) count += counts[bucket] ?? 0;
  return count;
}
