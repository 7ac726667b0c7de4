import { epochMilliseconds } from './epoch-milliseconds';
import { holds } from './form';
import type { Grid, HistoryRange, Span } from './history-range';
import { bind, type Question, toldIn } from './history-rows';
import type { Snapshot } from './snapshot';

/** A reading as a chart draws it. Of what comes from a summary only `place` and the number are known. */
export type Point = {
  /** Where it stands by the clock, and by the other one. Epoch milliseconds. */
  place: number;
  otherAt: number | null;
  upstreamId: number | null;
  /** A number, or a latitude. */
  number: number;
  longitude: number | null;
};

/** What a pixel column holds: the readings in it, counted, and those of them that are drawn. */
export type Column = {
  start: number;
  count: number;
  lateCount: number;
  /** Places of the first and the last reading. */
  first: number;
  last: number;
  points: Point[];
};

type Row = [
  ...[start: number, count: number, lateCount: number, first: number, last: number],
  ...[place: number, otherAt: number | null, upstreamId: number | null, number: number, longitude: number | null],
];

/** Puts rows of one column each point together; columns in order, and so their points. */
export function columnsOf(rows: readonly Row[]): Column[] {
  const columns = new Map<number, Column>();
  for (const [start, count, lateCount, first, last, place, otherAt, upstreamId, number, longitude] of rows) {
    let column = columns.get(start);
    if (column === undefined) {
      column = { start, count, lateCount, first, last, points: [] };
      columns.set(start, column);
    }
    column.points.push({ place, otherAt, upstreamId, number, longitude });
  }
  return [...columns.values()];
}

/** SQL for the start of the column that a time lies in. */
export const columnOf = (question: Question, time: string, { origin, columnMs }: Grid): string =>
  `date_bin(${bind(question, `${columnMs} milliseconds`, 'interval')}, ${time}, ${bind(question, new Date(origin), 'timestamptz')})`;

export type ColumnQuestion = {
  range: HistoryRange;
  /** The parts of the range to read. */
  spans: readonly Span[];
  grid: Grid;
  kind: 'number' | 'position';
  limit: number;
};

const drawn = 'start, place, at, received_at, upstream_id, number, longitude';

/**
 * The readings of a range that are numbers, or positions, by column: of each column the least and the greatest number,
 * of positions the outermost in each direction; of equal ones the first; and the first and last reading of all.
 * @param limit when it would have to read more rows than this, the counts add up to more than it
 */
export async function readColumns(
  snapshot: Snapshot,
  { range, spans, grid, kind, limit }: ColumnQuestion,
): Promise<Column[]> {
  if (spans.length === 0) return [];
  const question = toldIn(range, spans);
  const measures = kind === 'number' ? ['number'] : ['number', 'longitude'];
  const extremes = measures.flatMap((measure) =>
    ['min', 'max'].map((extreme) => ({ measure, extreme, name: `${extreme}_${measure}` })),
  );
  const isExtreme = extremes.map(({ measure, name }) => `raw.${measure} = c.${name}`);
  // DISTINCT ON a narrow set: only what has an extreme's value is sorted.
  const firstOf = ({ measure, name }: (typeof extremes)[number]) =>
    `(SELECT DISTINCT ON (start) ${drawn} FROM passing WHERE ${measure} = ${name} ORDER BY start, place, at, upstream_id)`;
  const rows = await snapshot.query<Row>(
    `WITH ${question.text}, raw AS MATERIALIZED (
      SELECT ${columnOf(question, 'place', grid)} AS start, place, at, received_at, upstream_id, number, longitude, is_late
      FROM told WHERE ${holds('form', kind)} LIMIT ${bind(question, limit + 1, 'int4')}
    ), pixel AS (
      SELECT start, count(*) AS count, count(*) FILTER (WHERE is_late) AS late_count, min(place) AS first, max(place) AS last,
        ${extremes.map(({ measure, extreme, name }) => `${extreme}(${measure}) AS ${name}`).join(', ')}
      FROM raw GROUP BY start
    ), passing AS MATERIALIZED (
      SELECT raw.*, ${extremes.map(({ name }) => `c.${name}`).join(', ')} FROM raw JOIN pixel c USING (start)
      WHERE ${isExtreme.join(' OR ')} OR place = (SELECT min(first) FROM pixel) OR place = (SELECT max(last) FROM pixel)
    ), point AS (
      ${extremes.map(firstOf).join('\n      UNION\n      ')}
      UNION (SELECT ${drawn} FROM passing ORDER BY place, at, upstream_id LIMIT 1)
      UNION (SELECT ${drawn} FROM passing ORDER BY place DESC, at, upstream_id LIMIT 1)
    )
    SELECT ${epochMilliseconds('start')}, count::float8, late_count::float8,
      ${epochMilliseconds('first')}, ${epochMilliseconds('last')}, ${epochMilliseconds('place')},
      ${epochMilliseconds(range.clock === 'event' ? 'received_at' : 'at')}, upstream_id, number, longitude
    FROM point JOIN pixel USING (start) ORDER BY place, at, upstream_id`,
    question.values,
  );
  return columnsOf(rows);
}
