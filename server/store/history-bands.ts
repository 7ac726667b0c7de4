import { type Band, greatestPointCount } from '../contract/history';
import { epochMilliseconds } from './epoch-milliseconds';
import { readValue } from './form';
import { columnOf } from './history-columns';
import type { Grid, HistoryRange } from './history-range';
import { bind, type Question, toldIn } from './history-rows';
import type { RowBudget } from './row-budget';
import type { Snapshot } from './snapshot';

/** What is drawn of a signal whose values are told apart and not measured. Times are places by the range's clock. */
export type BandDrawing = {
  /** Their upstreams are numbers of the database. */
  bands: Band[];
  count: number;
  lateCount: number;
  /** Whether there are more readings than points are drawn: then of the pauses only what can be seen is told. */
  isThinned: boolean;
  gaps: [from: number, to: number][];
  /** Of all readings, null where there is none. */
  first: number | null;
  last: number | null;
};

type Row = [
  ...[run: number, from: number, to: number | null, last: number, count: number, lateCount: number, runs: number],
  ...[form: number | null, number: number | null, longitude: number | null, text: string | null],
  ...[upstreamId: number | null, total: number, pauseFrom: number[] | null, pauseTo: number[] | null],
];

const ordered = 'ORDER BY place, at, message_key';
/** A value begins a run when it differs from the one that counted before it. */
const isChange = ['form & 7', 'number', 'longitude', 'text']
  .map((part) => `${part} IS DISTINCT FROM lag(${part}) OVER counting`)
  .join(' OR ');

/** SQL: whether a reading counted at once when it was received. */
function newestWhenReceived(question: Question, knownAt: number | null): string {
  const newestYet = `at >= max(at) OVER (${ordered} ROWS UNBOUNDED PRECEDING)`;
  return knownAt === null ? newestYet : `(at >= ${bind(question, new Date(knownAt), 'timestamptz')} AND ${newestYet})`;
}

export type BandQuestion = {
  range: HistoryRange;
  grid: Grid;
  /** Pauses longer than this are told, milliseconds. */
  freshMs: number;
  /** The newest event time that was known when the range began; on the received clock only. */
  knownAt: number | null;
  budget: RowBudget;
};

/**
 * Equal values in a row as one band. By the received clock only a reading that was the newest when it came counts, for
 * the others changed nothing; they are counted with the band that they came in. Where there are more runs than points
 * are drawn, each column keeps its last run, which is the one that goes on, and those before it are one band of several.
 */
export async function readBands(
  snapshot: Snapshot,
  { range, grid, freshMs, knownAt, budget }: BandQuestion,
): Promise<BandDrawing> {
  const question = toldIn(range);
  const isCounting = range.clock === 'event' ? 'true' : newestWhenReceived(question, knownAt);
  const limit = budget.left() + 1;
  const rows = await snapshot.query<Row>(
    `WITH ${question.text}, taken AS (
      SELECT *, ${isCounting} AS is_counting FROM (SELECT * FROM told LIMIT ${bind(question, limit, 'int4')}) AS told
    ), compared AS (
      SELECT *, lag(place) OVER (${ordered}) AS previous, count(*) OVER () AS total, is_counting AND (${isChange}) AS is_change
      FROM taken WINDOW counting AS (PARTITION BY is_counting ${ordered})
    ), numbered AS MATERIALIZED (
      SELECT *, count(*) FILTER (WHERE is_change) OVER (${ordered} ROWS UNBOUNDED PRECEDING) AS run FROM compared
    ), pause AS (
      SELECT array_agg(${epochMilliseconds('previous')} ORDER BY place) AS pause_from,
        array_agg(${epochMilliseconds('place')} ORDER BY place) AS pause_to
      FROM numbered WHERE place - previous > ${bind(question, `${freshMs} milliseconds`, 'interval')} AND (
        total <= ${greatestPointCount} OR place - previous > ${bind(question, `${grid.columnMs} milliseconds`, 'interval')})
    ), run AS (
      SELECT run, min(place) AS begun, max(place) AS last, count(*) AS count, count(*) FILTER (WHERE is_late) AS late_count,
        max(total) AS total, max(form) FILTER (WHERE is_change) AS form, max(number) FILTER (WHERE is_change) AS number,
        max(longitude) FILTER (WHERE is_change) AS longitude, max(text) FILTER (WHERE is_change) AS text,
        max(upstream_id) FILTER (WHERE is_change) AS upstream_id
      FROM numbered GROUP BY run
    ), following AS (
      SELECT *, lead(begun) OVER (ORDER BY run) AS ended, count(*) FILTER (WHERE run > 0) OVER () AS runs,
        ${columnOf(question, 'begun', grid)} AS pixel
      FROM run
    ), placed AS (
      SELECT *, run = 0 OR runs <= ${greatestPointCount} OR run = max(run) OVER (PARTITION BY pixel) AS stays FROM following
    ), band AS (
      SELECT min(run) AS run, min(begun) AS begun, CASE WHEN bool_and(ended IS NOT NULL) THEN max(ended) END AS ended,
        max(last) AS last, sum(count) AS count, sum(late_count) AS late_count, count(*) AS runs, max(form) AS form,
        max(number) AS number, max(longitude) AS longitude, max(text) AS text,
        (array_agg(upstream_id ORDER BY run))[1] AS upstream_id, max(total) AS total
      FROM placed GROUP BY CASE WHEN stays THEN run END, CASE WHEN NOT stays THEN pixel END
    )
    SELECT run::float8, ${epochMilliseconds('begun')}, ${epochMilliseconds('ended')}, ${epochMilliseconds('last')},
      count::float8, late_count::float8, runs::float8, form, number, longitude, text, upstream_id, total::float8,
      CASE WHEN row_number() OVER (ORDER BY run) = 1 THEN (SELECT pause_from FROM pause) END,
      CASE WHEN row_number() OVER (ORDER BY run) = 1 THEN (SELECT pause_to FROM pause) END
    FROM band ORDER BY run`,
    question.values,
  );
  return toDrawing(rows, budget);
}

function toDrawing(rows: readonly Row[], budget: RowBudget): BandDrawing {
  const drawing: BandDrawing = {
    bands: [],
    count: 0,
    lateCount: 0,
    isThinned: false,
    gaps: [],
    first: rows[0]?.[1] ?? null,
    last: null,
  };
  for (const [
    run,
    from,
    to,
    last,
    count,
    lateCount,
    runs,
    form,
    number,
    longitude,
    text,
    upstreamId,
    ...rest
  ] of rows) {
    const [total, pauseFrom, pauseTo] = rest;
    if (pauseFrom !== null && pauseTo !== null)
      drawing.gaps = pauseFrom.map((pause, index) => [pause, pauseTo[index] ?? pause]);
    drawing.count += count;
    drawing.lateCount += lateCount;
    drawing.isThinned = total > greatestPointCount;
    drawing.last = Math.max(drawing.last ?? last, last);
    // Readings that came late, before anything that counted.
    if (run === 0 || form === null) continue;
    drawing.bands.push({
      from,
      to,
      value: runs > 1 ? null : readValue({ form, number, longitude, text }),
      count,
      lastAt: last,
      upstream: upstreamId ?? 0,
      isLate: lateCount > 0,
    });
  }
  budget.spend(drawing.count);
  return drawing;
}
