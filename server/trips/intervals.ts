/** A stretch of time, epoch milliseconds. */
export type Interval = { from: number; to: number };

/** What of an interval lies in none of the others; those are in order and apart. */
export function without({ from, to }: Interval, others: readonly Interval[]): Interval[] {
  const left: Interval[] = [];
  let start = from;
  for (const other of others) {
    if (other.to <= start) continue;
    if (other.from >= to) break;
    if (other.from > start) left.push({ from: start, to: other.from });
    start = Math.max(start, other.to);
  }
  if (start < to || (start === to && from === to)) left.push({ from: start, to });
  return left;
}

/** What of an interval lies in one of the others; those are in order and apart. */
export function inside({ from, to }: Interval, others: readonly Interval[]): Interval[] {
  return others
    .map((other) => ({ from: Math.max(from, other.from), to: Math.min(to, other.to) }))
    .filter((piece) => piece.from < piece.to);
}

/** The same time as intervals in order and apart. */
export function unite(intervals: readonly Interval[]): Interval[] {
  const united: Interval[] = [];
  for (const { from, to } of [...intervals].sort((one, other) => one.from - other.from)) {
    const last = united.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else united.push({ from, to });
  }
  return united;
}

/** How long they are together, milliseconds; what several have in common counts with each. */
export const lengthOf = (intervals: readonly Interval[]): number =>
  intervals.reduce((sum, { from, to }) => sum + to - from, 0);
