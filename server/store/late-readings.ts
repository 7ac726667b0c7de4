import { hours } from '../contract/duration';
import { hourOf } from './hour-of';

/** A reading that took longer than this is late, whatever else is known. */
const promptMs = hours(1);

/**
 * SQL: whether a reading came late: more than an hour after it was measured, or after one of its own hour, and measured
 * later, had been received. What happens in other hours does not matter, so that what was counted in an hour stays true
 * until that hour changes; a reading overtaken by one of the next hour is late by some seconds, or by the first rule.
 *
 * A window function: the rows it sees must be all of the hours of event time that matter. Ordered by receipt among those
 * of one time, a row has none before it that is not later, or as late.
 * @param table has the columns of `reading`
 * @param partition what else tells its rows apart: nothing where all are of one vehicle and signal
 */
export const isLate = (table: string, partition: readonly string[] = []): string =>
  `(${table}.received_at > ${table}.at + interval '${promptMs} milliseconds' OR ${table}.received_at > min(${table}.received_at) OVER (
    PARTITION BY ${[...partition, hourOf(`${table}.at`)].join(', ')}
    ORDER BY ${table}.at DESC, ${table}.received_at DESC ROWS UNBOUNDED PRECEDING))`;
