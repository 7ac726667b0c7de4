import { epochMilliseconds } from './epoch-milliseconds';

/**
 * An hour of a signal with so many readings, ten a minute, keeps its figures by the minute, too: at most a tenth of its
 * readings' rows. In other hours the readings themselves are few enough to be read.
 */
export const denseReadingCount = 600;

/** What is kept of a minute, in this order: times in epoch milliseconds. */
const times = ['first_at', 'last_at', 'least_at', 'greatest_at'];
const numbers = ['least', 'greatest', 'count', 'late_count'];

/** SQL, an aggregate: rows with the figures of minutes as a list of lists, in order. */
export const packedMinutes = `array_agg(ARRAY[${[...times.map(epochMilliseconds), ...numbers].join(', ')}] ORDER BY first_at)`;

/**
 * SQL for rows of reading_rollup as rows of what they hold by the minute, or as they are where they hold nothing: the
 * start of their time is `bucket` either way.
 * @param rollups SQL for the rows
 */
export function unpackedMinutes(rollups: string): string {
  const part = (index: number) => `minutes[place][${index + 1}]`;
  const unpacked = [
    ...times.map((name, index) => `to_timestamp(${part(index)} / 1000) AS ${name}`),
    ...numbers.map((name, index) => `${part(times.length + index)} AS ${name}`),
  ];
  const names = [...times, ...numbers].join(', ');
  return `SELECT date_bin('1 minute', first_at, timestamptz 'epoch') AS bucket, ${names}
    FROM (SELECT ${unpacked.join(', ')} FROM (${rollups}) AS r, generate_subscripts(minutes, 1) AS place) AS minute
    UNION ALL SELECT bucket, ${names} FROM (${rollups}) AS r WHERE minutes IS NULL`;
}
