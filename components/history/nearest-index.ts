/** The index of what is nearest to a moment in an ascending list; the earlier of two as near, -1 in an empty one. */
export function nearestIndex(ascending: readonly number[], at: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [ascending[low - 1], ascending[low]];
  if (before === undefined) return after === undefined ? -1 : 0;
  return after === undefined || at - before <= after - at ? low - 1 : low;
}
