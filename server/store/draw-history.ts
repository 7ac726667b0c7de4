import { greatestPointCount } from '../contract/history';
import { CannotAnswer } from './cannot-answer';
import { divideRange, type HistorySpans } from './divide-range';
import { type Column, type Point, readColumns } from './history-columns';
import type { Stretch } from './history-gaps';
import { readPoints, readPointsAt } from './history-points';
import { bucketMs, type Grid, gridOf, type HistoryRange, isMadeOf, minuteMs, steppedGridOf } from './history-range';
import { readRolledColumns } from './history-rollups';
import type { RowBudget } from './row-budget';
import type { Snapshot } from './snapshot';

/** What is drawn of a signal that holds numbers, or positions. */
export type Drawing = {
  points: Point[];
  /** Which of them came late, by index. */
  late: number[];
  count: number;
  lateCount: number;
  /** Null where each reading is a point. */
  columnMs: number | null;
  stretches: Stretch[];
};

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/** Each reading as a point; null where there are too many. */
async function drawAll(snapshot: Snapshot, range: HistoryRange, kind: 'number' | 'position'): Promise<Drawing | null> {
  const points = await readPoints(snapshot, range, kind, greatestPointCount + 1);
  if (points.length > greatestPointCount) return null;
  const late = points.flatMap(({ isLate }, index) => (isLate ? [index] : []));
  const stretches = points.map(({ place }) => ({ first: place, last: place }));
  return { points, late, count: points.length, lateCount: late.length, columnMs: null, stretches };
}

/** Columns of the same place put together; of their points those are left that are extremes of the whole. */
function join(columns: readonly Column[]): Column[] {
  const joined = new Map<number, Column>();
  for (const column of columns) {
    const other = joined.get(column.start);
    joined.set(
      column.start,
      other === undefined
        ? column
        : {
            start: column.start,
            count: column.count + other.count,
            lateCount: column.lateCount + other.lateCount,
            first: Math.min(column.first, other.first),
            last: Math.max(column.last, other.last),
            points: [...column.points, ...other.points].sort((one, another) => one.place - another.place),
          },
    );
  }
  return [...joined.values()].sort((one, other) => one.start - other.start);
}

/** Drops points that neither bound their column nor the range. Points are in order: the first of equal ones stays. */
function keepExtremes({ points }: Column, edges: readonly number[]): Point[] {
  const numbers = points.map(({ number }) => number);
  const least = numbers.indexOf(Math.min(...numbers));
  const greatest = numbers.indexOf(Math.max(...numbers));
  return points.filter((point, index) => index === least || index === greatest || edges.includes(point.place));
}

/** Adds the first and the last reading where they come from summaries, which do not know their values. */
async function addEdges(snapshot: Snapshot, range: HistoryRange, columns: readonly Column[]): Promise<number[]> {
  const [first, last] = [columns[0], columns.at(-1)];
  if (first === undefined || last === undefined) return [];
  const edges = [first.first, last.last];
  const drawn = new Set([...first.points, ...last.points].map(({ place }) => place));
  const missing = edges.filter((edge) => !drawn.has(edge));
  for (const point of await readPointsAt(snapshot, range, missing)) {
    if (point.place === first.first) first.points.unshift(point);
    else last.points.push(point);
  }
  return edges;
}

/** At most two points for each column, of positions four. */
async function drawColumns(snapshot: Snapshot, question: DrawingQuestion, division: Division): Promise<Drawing> {
  const { range, kind, budget } = question;
  const { grid, spans } = division;
  const raw = await readColumns(snapshot, { range, spans: spans.raw, grid, kind, limit: budget.left() });
  budget.spend(sum(raw.map(({ count }) => count)));
  const columns = join([...raw, ...(await readRolledColumns(snapshot, range, spans.rolled, grid))]);
  const edges = kind === 'number' ? await addEdges(snapshot, range, columns) : [];
  const points: Point[] = [];
  const late: number[] = [];
  for (const column of columns)
    for (const point of kind === 'number' ? keepExtremes(column, edges) : column.points) {
      if (column.lateCount > 0) late.push(points.length);
      points.push(point);
    }
  return {
    points,
    late,
    count: sum(columns.map(({ count }) => count)),
    lateCount: sum(columns.map(({ lateCount }) => lateCount)),
    columnMs: grid.columnMs,
    stretches: columns,
  };
}

export type DrawingQuestion = {
  range: HistoryRange;
  kind: 'number' | 'position';
  /** How many pixels the chart is wide. */
  columns: number;
  budget: RowBudget;
};

type Division = { grid: Grid; spans: HistorySpans };

/** Where the readings of each column are to be taken from. */
async function divide(snapshot: Snapshot, { range, kind }: DrawingQuestion, grid: Grid): Promise<Division> {
  const isSummed = kind === 'number' && range.clock === 'event';
  const spans = isSummed
    ? await divideRange(snapshot, range, grid)
    : { raw: [[range.from, range.to] as const], rolled: [] };
  return { grid, spans };
}

/** The next wider columns that there are summaries for; null where there are none. */
async function widen(snapshot: Snapshot, question: DrawingQuestion, narrow: Grid): Promise<Division | null> {
  for (const stepMs of [minuteMs, bucketMs]) {
    if (isMadeOf(narrow, stepMs)) continue;
    const division = await divide(snapshot, question, steppedGridOf(question.range, question.columns, stepMs));
    if (division.spans.rolled.length > 0) return division;
  }
  return null;
}

/** Which columns there are: of whole minutes, where they are no narrower and some hours are summed up so. */
async function chooseColumns(snapshot: Snapshot, question: DrawingQuestion): Promise<Division> {
  const { range, kind, columns } = question;
  const grid = gridOf(range, kind === 'number' ? columns : Math.max(1, Math.floor(columns / 2)));
  if (grid.columnMs >= minuteMs && grid.columnMs < bucketMs) {
    const byMinute = await divide(snapshot, question, steppedGridOf(range, columns, minuteMs));
    if (byMinute.spans.rolled.length > 0) return byMinute;
  }
  return divide(snapshot, question, grid);
}

/** Columns of readings; where these are too many, wider ones for which there are summaries. */
async function drawCrowd(snapshot: Snapshot, question: DrawingQuestion, division: Division): Promise<Drawing> {
  try {
    return await drawColumns(snapshot, question, division);
  } catch (error) {
    const wider = error instanceof CannotAnswer ? await widen(snapshot, question, division.grid) : null;
    if (wider === null) throw error;
    return drawCrowd(snapshot, question, wider);
  }
}

/**
 * What is drawn of a range: every reading while they are not too many, else the extremes of each pixel column, so that
 * none is lost at any width.
 */
export async function drawHistory(snapshot: Snapshot, question: DrawingQuestion): Promise<Drawing> {
  const { range, kind } = question;
  const division = await chooseColumns(snapshot, question);
  if (division.spans.rolled.length === 0) {
    const all = await drawAll(snapshot, range, kind);
    return all ?? drawCrowd(snapshot, question, division);
  }
  // How many there are is said by the summaries, also where not all of them are kept.
  const drawing = await drawCrowd(snapshot, question, division);
  if (drawing.count > greatestPointCount) return drawing;
  const all = await drawAll(snapshot, range, kind);
  return all?.count === drawing.count ? all : drawing;
}
