import type { Column, Point } from './history-columns';

/** Columns of readings and of summaries put together: those of one place, with the points of both in order. */
export function joinColumns(columns: readonly Column[]): Column[] {
  const joined = new Map<number, Column>();
  for (const column of columns) {
    const other = joined.get(column.start);
    joined.set(column.start, other === undefined ? column : joinTwo(column, other));
  }
  return [...joined.values()].sort((one, other) => one.start - other.start);
}

function joinTwo(one: Column, other: Column): Column {
  return {
    start: one.start,
    count: one.count + other.count,
    lateCount: one.lateCount + other.lateCount,
    first: Math.min(one.first, other.first),
    last: Math.max(one.last, other.last),
    points: [...one.points, ...other.points].sort((point, another) => point.place - another.place),
  };
}

/** Drops points that neither bound their column nor the range. Points are in order: the first of equal ones stays. */
export function keepExtremes({ points }: Column, edges: readonly number[]): Point[] {
  const numbers = points.map(({ number }) => number);
  const least = numbers.indexOf(Math.min(...numbers));
  const greatest = numbers.indexOf(Math.max(...numbers));
  return points.filter((point, index) => index === least || index === greatest || edges.includes(point.place));
}
