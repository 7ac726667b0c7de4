import { greatestPointCount } from '../contract/history';
import { CannotAnswer } from './cannot-answer';
import { type ColumnsWanted, chooseColumns, type Division, widenColumns } from './choose-columns';
import { type Column, type Point, readColumns } from './history-columns';
import type { Stretch } from './history-gaps';
import { readPoints, readPointsAt } from './history-points';
import type { HistoryRange } from './history-range';
import { readRolledColumns } from './history-rollups';
import { joinColumns, keepExtremes } from './join-columns';
import type { RowBudget } from './row-budget';
import type { Snapshot } from './snapshot';

export type DrawingQuestion = ColumnsWanted & { budget: RowBudget };

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
  const columns = joinColumns([...raw, ...(await readRolledColumns(snapshot, range, spans.rolled, grid))]);
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

/** Columns of readings; where these are too many, wider ones for which there are summaries. */
async function drawCrowd(snapshot: Snapshot, question: DrawingQuestion, division: Division): Promise<Drawing> {
  try {
    return await drawColumns(snapshot, question, division);
  } catch (error) {
    const wider = error instanceof CannotAnswer ? await widenColumns(snapshot, question, division.grid) : null;
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
