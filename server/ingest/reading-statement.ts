import { borrowedTimeBit } from '../store/form';
import { hourOf } from '../store/hour-of';
import { contentColumns, incomingColumns, replace, storedColumns, takeNewer } from './reading-columns';

const onRepetition = `
  ON CONFLICT (vehicle_id, signal_id, at, upstream_id) DO UPDATE SET ${replace(contentColumns)}
  WHERE excluded.message_key > held.message_key`;

/** Where the messages of a batch are filed, as the statement is told. */
type Filing = {
  /** More common tables. */
  tables: string;
  /** Joins `incoming` with them. */
  join: string;
  /** Expressions over `incoming` for the columns batch_id and message_index. */
  batch: string;
  place: string;
  /** What else counts as news. */
  alsoNews: string;
  /** The rows that a table returned, each with `message_index` as its place within the batch at hand. */
  placed: (table: 'kept' | 'newest') => string;
};

/** All in the batch $3, each at its own place. */
const together: Filing = {
  tables: '',
  join: '',
  batch: '$3::int8',
  place: 'message_index',
  alsoNews: '',
  placed: (table) => table,
};

/**
 * Each in its own batch of $3, at its place of $8. A message without a time of its own that was partly taken is in
 * untimed_message already, with the time it was received at: its other readings may stand there, too.
 */
const apart: Filing = {
  tables: `filed AS MATERIALIZED (
  SELECT batch_id, place, (ordinal - 1)::int4 AS message_index
  FROM unnest($3::int8[], $8::int4[]) WITH ORDINALITY AS t (batch_id, place, ordinal)
), `,
  join: 'JOIN filed USING (message_index)',
  batch: 'batch_id',
  place: 'place',
  alsoNews: `
  UNION
  SELECT message_index FROM unnest($4::uuid[], $5::int4[], $6::timestamptz[]) AS t (content_hash, message_index, received_at)
  JOIN untimed_message u USING (content_hash, received_at) WHERE u.upstream_id = $2`,
  placed: (table) => `(
    SELECT filed.message_index, t.signal_id FROM ${table} t
    JOIN filed ON filed.batch_id = t.batch_id AND filed.place = t.message_index ORDER BY 1, 2
  ) AS placed`,
};

/**
 * The one statement that decides what is true. Whatever the order, repetition and grouping of messages, and whoever
 * else is writing, the outcome is the same:
 * - history keeps, of all that one upstream says of a signal at one time, what the greatest message key says; nothing from
 *   before $7, for retention would drop it again, or has dropped it since;
 * - latest keeps the greatest (at, message key);
 * - a message without a time of its own counts once, however often it is delivered, and one without readings is told
 *   from its repetition;
 * - within a message that says two things of one signal and time, the later of them stands;
 * - an hour of a vehicle whose history changed after it was over is marked: what is derived from it is to be made anew.
 * Sorted, so that two writers lock rows in one order. Its answer names what changed, and nothing else.
 *
 * A mark that stands already is written again: that locks it until this transaction is through. Whoever makes the hour
 * anew takes marks with SKIP LOCKED, and so either leaves it for later, or took it before, has this statement wait, and is
 * followed by a new mark. A mark left as it is would be taken off by somebody who does not see these readings yet. The
 * marks come last, when all else that this statement locks is locked: two writers cannot wait for each other.
 *
 * Looking whether a reading is in the history already takes a fifth of Postgres' time, and it nearly never is. So there
 * are two forms: one that looks, and one that fails (unique_violation, all undone) where a reading is there. A third
 * looks, and files readings with messages that have been stored for long.
 */
const statementWith = (conflictClause: string, { tables, join, batch, place, alsoNews, placed }: Filing) => `
WITH ${tables}untimed AS (
  INSERT INTO untimed_message (upstream_id, content_hash, received_at)
  SELECT $2::int2, content_hash, received_at FROM unnest($4::uuid[], $6::timestamptz[]) AS t (content_hash, received_at)
  ORDER BY content_hash
  ON CONFLICT DO NOTHING
  RETURNING content_hash
), news AS (
  SELECT message_index FROM unnest($4::uuid[], $5::int4[]) AS t (content_hash, message_index)
  JOIN untimed USING (content_hash)${alsoNews}
), incoming AS MATERIALIZED (
  SELECT * FROM unnest($1::incoming_reading[]) WITH ORDINALITY AS t (${incomingColumns}, ordinal)
  ${join}
  WHERE form & ${borrowedTimeBit} = 0 OR message_index IN (SELECT message_index FROM news)
), kept AS (
  INSERT INTO reading AS held (${storedColumns})
  SELECT DISTINCT ON (vehicle_id, signal_id, at) ${incomingColumns.replace('message_index', place)}, $2::int2, ${batch}
  FROM incoming WHERE at >= $7::timestamptz
  ORDER BY vehicle_id, signal_id, at, message_key DESC, incoming.message_index, ordinal DESC${conflictClause}
  RETURNING batch_id, message_index, signal_id, vehicle_id, at
), newest AS (
  INSERT INTO latest AS held (${storedColumns})
  SELECT DISTINCT ON (vehicle_id, signal_id) ${incomingColumns.replace('message_index', place)}, $2::int2, ${batch}
  FROM incoming
  ORDER BY vehicle_id, signal_id, at DESC, message_key DESC, incoming.message_index, ordinal DESC
  ON CONFLICT (vehicle_id, signal_id) ${takeNewer}
  RETURNING batch_id, message_index, signal_id
), stale AS (
  INSERT INTO stale_hour (vehicle_id, hour)
  SELECT vehicle_id, ${hourOf('at')} AS hour FROM kept
  WHERE at < ${hourOf('now()')}
  GROUP BY vehicle_id, hour ORDER BY vehicle_id, hour
  ON CONFLICT (vehicle_id, hour) DO UPDATE SET touched_at = excluded.touched_at
)
SELECT
  (SELECT string_agg(message_index::text, ',') FROM ${placed('kept')}) AS kept,
  (SELECT string_agg(message_index::text, ',') FROM ${placed('newest')}) AS newest,
  (SELECT string_agg(signal_id::text, ',') FROM ${placed('newest')}) AS signals,
  (SELECT string_agg(message_index::text, ',') FROM news) AS news`;

/** The statement's forms, each prepared once a connection. */
export const readingStatements = {
  news: { name: 'save-readings', text: statementWith('', together) },
  anything: { name: 'save-readings-again', text: statementWith(onRepetition, together) },
  refiled: { name: 'save-readings-refiled', text: statementWith(onRepetition, apart) },
};
