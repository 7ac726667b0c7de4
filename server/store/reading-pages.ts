import type { Clock } from '../contract/moment';
import { epochMilliseconds } from './epoch-milliseconds';
import { aheadLimitMs } from './event-time';
import type { MessagePlace } from './raw-messages';
import type { Snapshot } from './snapshot';
import { readingColumns, type StoredReading } from './stored-reading';

/** Readings of some signals of a vehicle, at or after `from` and before `to` by the clock, epoch milliseconds. */
export type ReadingRange = {
  vehicleId: number;
  signalIds: readonly number[];
  from: number;
  to: number;
  clock: Clock;
};

/** The condition of a range, whose values are `$1` to `$4`. */
function conditionOf({ clock, to, ...range }: ReadingRange): { text: string; values: unknown[] } {
  const column = clock === 'event' ? 'at' : 'received_at';
  // By receive time there is no index of a vehicle: what was measured too late for the range is left out by event time.
  const bound = clock === 'event' ? '' : `AND at < $4::timestamptz + interval '${aheadLimitMs} milliseconds'`;
  return {
    text: `vehicle_id = $1 AND signal_id = ANY ($2::int4[]) AND ${column} >= $3::timestamptz
           AND ${column} < $4::timestamptz ${bound}`,
    values: [range.vehicleId, range.signalIds, new Date(range.from), new Date(to)],
  };
}

/** How many readings of a signal there are, and the first and last of their times. */
export type SignalExtent = {
  signalId: number;
  rows: number;
  measured: readonly [first: number, last: number];
  received: readonly [first: number, last: number];
};

type ExtentRow = [signalId: number, rows: number, first: Date, last: Date, firstReceived: Date, lastReceived: Date];

/** Counts the readings of a range by signal, and stops counting when there are more than `limit`. */
export async function countReadings(
  snapshot: Snapshot,
  range: ReadingRange,
  limit: number,
): Promise<{ signals: SignalExtent[]; rows: number }> {
  const { text, values } = conditionOf(range);
  const counted = await snapshot.query<ExtentRow>(
    `SELECT signal_id, count(*)::int4, min(at), max(at), min(received_at), max(received_at)
     FROM (SELECT signal_id, at, received_at FROM reading WHERE ${text} LIMIT ${limit + 1}) AS counted
     GROUP BY signal_id ORDER BY signal_id`,
    values,
  );
  const signals = counted.map(
    ([signalId, rows, first, last, firstReceived, lastReceived]): SignalExtent => ({
      signalId,
      rows,
      measured: [first.getTime(), last.getTime()],
      received: [firstReceived.getTime(), lastReceived.getTime()],
    }),
  );
  return { signals, rows: signals.reduce((sum, { rows }) => sum + rows, 0) };
}

/** Few enough that most of a page is gone before memory is tidied for the first time: four times as many took three times the memory. */
const pageSize = 250;

/**
 * The rows of a query, page by page from a cursor of the database. While a page is worked on the next one is on its way,
 * and none after that.
 */
async function* pagesOf<Row extends unknown[]>(
  snapshot: Snapshot,
  text: string,
  values: readonly unknown[],
  rows = pageSize,
): AsyncGenerator<Row[]> {
  await snapshot.query(`DECLARE pages NO SCROLL CURSOR FOR ${text}`, values);
  const fetchPage = (): Promise<Row[]> => {
    const page = snapshot.query<Row>(`FETCH ${rows} FROM pages`);
    // Should it fail, whoever waits for it is told; unheard it would end the process when nobody does any more.
    page.catch(() => undefined);
    return page;
  };
  let next = fetchPage();
  for (;;) {
    const page = await next;
    const isLast = page.length < rows;
    if (!isLast) next = fetchPage();
    if (page.length > 0) yield page;
    if (isLast) break;
  }
  await snapshot.query('CLOSE pages');
}

/**
 * The readings of a range, a page at a time. Ordered by event time, or by receive time first; of one time the greatest
 * message key comes last, which is the one that counts, and what one message says stands together.
 * @param order by which clock to order, the range's own where none is given; how many rows a page has
 */
export function readReadings(
  snapshot: Snapshot,
  range: ReadingRange,
  { order = range.clock, rows = pageSize }: { order?: Clock; rows?: number } = {},
): AsyncGenerator<StoredReading[]> {
  const { text, values } = conditionOf(range);
  const first = order === 'event' ? '' : 'received_at, ';
  return pagesOf<StoredReading>(
    snapshot,
    `SELECT ${readingColumns('reading')} FROM reading WHERE ${text}
     ORDER BY ${first}at, message_key, batch_id, message_index, signal_id`,
    values,
    rows,
  );
}

/** Where the messages are filed that the readings of a range came from: each once, in the order they were filed in. */
export async function* readMessagePlaces(snapshot: Snapshot, range: ReadingRange): AsyncGenerator<MessagePlace[]> {
  const { text, values } = conditionOf(range);
  const pages = pagesOf<[message: string, receivedAt: number]>(
    snapshot,
    `SELECT batch_id || '.' || message_index, ${epochMilliseconds('min(received_at)')} FROM reading WHERE ${text}
     GROUP BY batch_id, message_index ORDER BY batch_id, message_index`,
    values,
  );
  for await (const page of pages) yield page.map(([message, receivedAt]) => ({ message, receivedAt }));
}
