import { days } from '../contract/duration';
import { type HistoryRange, measuredWithin, type Span } from './history-range';
import { hourOf } from './hour-of';
import { judgedReadings } from './late-readings';

/** A piece of SQL with the values of its `$1`, `$2`… */
export type Question = { text: string; values: unknown[] };

/** SQL for one more value of a question. */
export function bind({ values }: Question, value: unknown, type: string): string {
  values.push(value);
  return `$${values.length}::${type}`;
}

// Hour by hour, for whether a reading came late is settled within its hour: each hour is read in the order of the
// primary key, of the last one as much as is needed for that. Nothing has to be sorted, and months are left out that
// the hour is not in.
const pieces = `
piece AS (
  SELECT greatest(span.lower, hour) AS lower, least(span.upper, hour + interval '1 hour') AS upper,
    hour + interval '1 hour' AS hour_end
  FROM unnest($3::timestamptz[], $4::timestamptz[]) AS span (lower, upper)
  CROSS JOIN LATERAL generate_series(
    ${hourOf('span.lower')}, span.upper - interval '1 microsecond', interval '1 hour') AS hour
)`;

const measured = (place: string) => `
  SELECT r.${place} AS place, r.*
  FROM piece CROSS JOIN LATERAL (${judgedReadings('$2', 'piece.lower', 'piece.hour_end')}) r
  WHERE r.at < piece.upper`;

const received = 'r.received_at >= $5::timestamptz AND r.received_at < $6::timestamptz';

/** What came later than this is little, and found by whichever index the planner prefers. */
const usualDelayMs = days(1);
const delayed = (measured: string) => `
  SELECT r.received_at, r.*, true FROM reading r
  WHERE r.vehicle_id = $1 AND r.signal_id = $2 AND ${measured} AND ${received}`;

/**
 * Common tables for the readings of a range: `told` has the columns of `reading`, `is_late`, and `place`, where the
 * reading stands by the range's clock. What is to be read of it, and how, the caller adds.
 * @param spans the parts of the range to read, in order; by the event clock only
 */
export function toldIn(range: HistoryRange, spans: readonly Span[] = [[range.from, range.to]]): Question {
  const isEvent = range.clock === 'event';
  const read = isEvent ? spans : [measuredWithin(range)];
  const bounds = [read.map(([lower]) => new Date(lower)), read.map(([, upper]) => new Date(upper))];
  const of = [range.vehicleId, range.signalId, ...bounds];
  if (isEvent) return { text: `${pieces}, told AS (${measured('at')})`, values: of };
  return {
    text: `${pieces}, told AS (${measured('received_at')} AND ${received}
      UNION ALL ${delayed('r.at >= $7::timestamptz AND r.at < ($3::timestamptz[])[1]')}
      UNION ALL ${delayed('r.at < least($7::timestamptz, ($3::timestamptz[])[1])')})`,
    values: [...of, ...[range.from, range.to, range.from - usualDelayMs].map((time) => new Date(time))],
  };
}
