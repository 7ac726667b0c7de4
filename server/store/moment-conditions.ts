import type { Clock } from '../contract/moment';
import { aheadLimitMs } from './event-time';

/** The column by which a clock places a reading. */
export const placedBy = { event: 'at', received: 'received_at' } as const satisfies Record<Clock, string>;

/**
 * SQL: the rows of a table placed at or before a time. Where readings are placed by receipt the time bounds `at`, too: it
 * lies never further ahead, and partitions and the order of the index are by it.
 * @param time an expression
 */
export function placedUntil(clock: Clock, table: string, time: string): string {
  const until = `${table}.${placedBy[clock]} <= ${time}`;
  return clock === 'event' ? until : `${until} AND ${table}.at <= ${time} + interval '${aheadLimitMs} milliseconds'`;
}
