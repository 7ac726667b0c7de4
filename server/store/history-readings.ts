import type { FoundReadings, ReadingOrder, ReadingsQuery } from '../contract/history';
import { CannotAnswer } from './cannot-answer';
import { measuredWithin } from './history-range';
import { bind, type Question } from './history-rows';
import type { HistorySubject } from './history-subject';
import { hourOf } from './hour-of';
import { judgedReadings } from './late-readings';
import { after, orderBy, type ReadingCursor, readCursor, upstreamsByName, writeCursor } from './reading-order';
import type { Snapshot } from './snapshot';
import { readingColumns, type StoredReading, toReading } from './stored-reading';

/** What no index has in its order is sorted whole, anew for each page: not more than this. */
const sortedRowLimit = 500_000;
const indexedOrders: ReadonlySet<ReadingOrder> = new Set(['at', '-at', 'signal']);

/** SQL: the condition of a range on a row `r` of `reading`. */
function within(question: Question, { from, to, clock }: ReadingsQuery): string {
  const time = (at: number) => bind(question, new Date(at), 'timestamptz');
  if (clock === 'event') return `r.at >= ${time(from)} AND r.at < ${time(to)}`;
  const [, measured] = measuredWithin({ from, to });
  return `r.received_at >= ${time(from)} AND r.received_at < ${time(to)} AND r.at < ${time(measured)}`;
}

/** SQL: where in the primary key of a signal an order by event time goes on; what is of that very time comes again. */
function goOn(question: Question, { sort }: ReadingsQuery, { at }: ReadingCursor): string {
  if (sort === 'signal') return 'true';
  return `r.at ${sort === 'at' ? '>=' : '<='} ${bind(question, new Date(at), 'timestamptz')}`;
}

async function requireSortable(
  snapshot: Snapshot,
  vehicleId: number,
  signalIds: readonly number[],
  query: ReadingsQuery,
): Promise<void> {
  const question: Question = { text: '', values: [vehicleId, signalIds] };
  const [row] = await snapshot.query<[count: number]>(
    `SELECT count(*)::float8 FROM (
       SELECT FROM reading r WHERE r.vehicle_id = $1 AND r.signal_id = ANY ($2::int4[]) AND ${within(question, query)}
       LIMIT ${sortedRowLimit + 1}
     ) AS counted`,
    question.values,
  );
  if ((row?.[0] ?? 0) > sortedRowLimit)
    throw new CannotAnswer(
      `in this order at most ${sortedRowLimit.toLocaleString('en')} readings can be told: ask for a shorter time or fewer signals`,
    );
}

/** Common tables: of the readings `found` those that came `late`, by the rule of charts. Of each hour of them the rest is read. */
const late = `
hour AS (
  SELECT signal_id, ${hourOf('at')} AS hour, min(at) AS earliest FROM found GROUP BY signal_id, hour
), late AS (
  SELECT r.signal_id, r.at, r.upstream_id
  FROM hour CROSS JOIN LATERAL (${judgedReadings('hour.signal_id', 'hour.earliest', "hour.hour + interval '1 hour'")}) r
  WHERE r.is_late
)`;

/**
 * A page of the readings that a question is about. By event time it is read from the index; other orders sort all of
 * what was asked for.
 * @throws CannotAnswer when that is too much, or the cursor is not one of this order
 */
export async function loadReadings(
  snapshot: Snapshot,
  { vehicleId, signals, names }: HistorySubject,
  query: ReadingsQuery,
): Promise<FoundReadings> {
  const { sort, limit } = query;
  const cursor = query.cursor === undefined ? null : readCursor(sort, query.cursor);
  const told = signals.flatMap(({ id, signal }) =>
    id === null ? [] : [{ id, place: query.signals.indexOf(signal.id) }],
  );
  const signalIds = told.map(({ id }) => id);
  const isIndexed = query.clock === 'event' && indexedOrders.has(sort);
  // Whoever has a cursor got the first page: that there is not too much to sort has been seen.
  if (!isIndexed && cursor === null) await requireSortable(snapshot, vehicleId, signalIds, query);

  const places = told.map(({ place }) => place);
  const question: Question = { text: '', values: [vehicleId, signalIds, places, upstreamsByName(names)] };
  const conditions = [within(question, query)];
  if (cursor !== null) {
    if (isIndexed) conditions.push(goOn(question, query, cursor));
    conditions.push(after(question, sort, cursor));
  }
  const page = `ORDER BY ${orderBy(sort)} LIMIT ${bind(question, limit + 1, 'int4')}`;
  // An index has one signal's readings in order: of each no more than a page. What is told of a reading takes longer to
  // make than to sort by: it is made of those that are left.
  const rows = await snapshot.query<[place: number, isLate: boolean, ...StoredReading]>(
    `WITH found AS MATERIALIZED (
       SELECT place, r.* FROM unnest($2::int4[], $3::int8[]) AS asked (signal_id, place) CROSS JOIN LATERAL (
         SELECT r.* FROM reading r
         WHERE r.vehicle_id = $1 AND r.signal_id = asked.signal_id AND ${conditions.join(' AND ')}
         ${isIndexed ? page : ''}
       ) r ${page}
     ), ${late}
     SELECT place::float8, (signal_id, at, upstream_id) IN (TABLE late), ${readingColumns('found')}
     FROM found ORDER BY ${orderBy(sort)}`,
    question.values,
  );
  const readings = rows.slice(0, limit).map(([, isLate, ...row]) => ({ ...toReading(row, names), isLate }));
  const last = rows[limit - 1];
  if (last === undefined || rows.length <= limit) return { readings, cursor: null };
  const [place, , ...row] = last;
  return { readings, cursor: writeCursor(sort, row, place) };
}
