import { untimedBit } from '../store/form';

const incoming =
  'at, received_at, message_key, vehicle_id, signal_id, message_index, form, number, longitude, text, claimed_at';
const stored = `${incoming}, upstream_id, batch_id`;
const replace = (columns: string[]) => columns.map((column) => `${column} = excluded.${column}`).join(', ');
const effect = ['received_at', 'message_key', 'batch_id', 'message_index', 'form', 'number', 'longitude', 'text'];

const onRepetition = `
  ON CONFLICT (vehicle_id, signal_id, at, upstream_id) DO UPDATE SET ${replace([...effect, 'claimed_at'])}
  WHERE excluded.message_key > held.message_key`;

/**
 * The one statement that decides what is true. Whatever the order, repetition and grouping of messages, and whoever
 * else is writing, the outcome is the same:
 * - history keeps, of all that one upstream says of a signal at one time, what the greatest message key says;
 * - latest keeps the greatest (at, message key);
 * - a message without a time of its own counts once, however often it is delivered, and one without readings is told
 *   from its repetition;
 * - within a message that says two things of one signal and time, the later of them stands.
 * Sorted, so that two writers lock rows in one order. Its answer names what changed, and nothing else.
 *
 * Looking whether a reading is in the history already takes a fifth of Postgres' time, and it nearly never is. So there
 * are two forms: one that looks, and one that fails (unique_violation, all undone) where a reading is there.
 */
const statementWith = (conflictClause: string) => `
WITH untimed AS (
  INSERT INTO untimed_message (upstream_id, content_hash, received_at)
  SELECT $2::int2, content_hash, received_at FROM unnest($4::uuid[], $6::timestamptz[]) AS t (content_hash, received_at)
  ORDER BY content_hash
  ON CONFLICT DO NOTHING
  RETURNING content_hash
), news AS (
  SELECT message_index FROM unnest($4::uuid[], $5::int4[]) AS t (content_hash, message_index)
  JOIN untimed USING (content_hash)
), incoming AS MATERIALIZED (
  SELECT * FROM unnest($1::incoming_reading[]) WITH ORDINALITY AS t (${incoming}, place)
  WHERE form & ${untimedBit} = 0 OR message_index IN (SELECT message_index FROM news)
), kept AS (
  INSERT INTO reading AS held (${stored})
  SELECT DISTINCT ON (vehicle_id, signal_id, at) ${incoming}, $2::int2, $3::int8 FROM incoming
  ORDER BY vehicle_id, signal_id, at, message_key DESC, message_index, place DESC${conflictClause}
  RETURNING message_index
), newest AS (
  INSERT INTO latest AS held (${stored})
  SELECT DISTINCT ON (vehicle_id, signal_id) ${incoming}, $2::int2, $3::int8 FROM incoming
  ORDER BY vehicle_id, signal_id, at DESC, message_key DESC, message_index, place DESC
  ON CONFLICT (vehicle_id, signal_id) DO UPDATE SET ${replace([...effect, 'claimed_at', 'at', 'upstream_id'])}
  WHERE (excluded.at, excluded.message_key) > (held.at, held.message_key)
  RETURNING message_index, signal_id
)
SELECT
  (SELECT string_agg(message_index::text, ',') FROM kept) AS kept,
  (SELECT string_agg(message_index::text, ',') FROM newest) AS newest,
  (SELECT string_agg(signal_id::text, ',') FROM newest) AS signals,
  (SELECT string_agg(message_index::text, ',') FROM news) AS news`;

/** The statement's two forms, each prepared once a connection. */
export const readingStatements = {
  news: { name: 'save-readings', text: statementWith('') },
  anything: { name: 'save-readings-again', text: statementWith(onRepetition) },
};
