import { hours } from '../contract/duration';

/** A reading that took longer than this is late, whatever else is known. */
export const promptMs = hours(1);

/**
 * SQL: whether a reading came late: more than an hour after it was measured, or after one of its own hour (UTC), and
 * measured later, had been received. What happens in other hours does not matter, so that what was counted in an hour
 * stays true until that hour changes; who was overtaken by one of the next hour is late by seconds, or by the first rule.
 *
 * A window function: it must see all readings of each hour, of which it needs those from the one in question on. Ordered
 * by receipt among those of one time, none is held against another that was measured at the same time.
 * @param table has the columns of `reading`
 * @param partition expressions that tell vehicles, signals and hours apart; none where all rows are of one hour
 */
export function isLate(table: string, partition: readonly string[]): string {
  const apart = partition.length === 0 ? '' : `PARTITION BY ${partition.join(', ')} `;
  return `(${table}.received_at > ${table}.at + interval '${promptMs} milliseconds'
    OR ${table}.received_at > min(${table}.received_at) OVER (
      ${apart}ORDER BY ${table}.at DESC, ${table}.received_at DESC ROWS UNBOUNDED PRECEDING))`;
}

/**
 * SQL: a vehicle's (`$1`) readings of a signal with `is_late`, from a time to the end of its hour, all of which it takes to
 * know what came late. They are read in the order of the primary key.
 */
export const judgedReadings = (signalId: string, from: string, hourEnd: string): string => `
  SELECT r.*, ${isLate('r', [])} AS is_late FROM reading r
  WHERE r.vehicle_id = $1 AND r.signal_id = ${signalId} AND r.at >= ${from} AND r.at < ${hourEnd}`;
