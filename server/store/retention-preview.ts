import { days } from '../contract/duration';
import type { RetentionChange, RetentionPreview } from '../contract/storage';
import { dataTables } from './data-tables';
import type { Database } from './database';
import { listPartitions } from './partition-list';
import { partitionStart } from './partitions';
import { messagesPerBatch } from './storage-size';

const older = {
  trips: [{ table: 'trip', condition: 'ended_at < $1' }],
  audit: [
    { table: 'audit', condition: 'at < $1' },
    { table: 'command', condition: 'ended_at < $1' },
  ],
} as const;
type Older = (typeof older)[keyof typeof older][number];

/** Of a table whose rows are deleted one by one: their count, and their part of its bytes. */
async function previewRows({ pool }: Database, { table, condition }: Older, cut: number) {
  const { rows } = await pool.query<{ rows: number; all: number; bytes: number }>(
    `SELECT count(*) FILTER (WHERE ${condition})::float8 AS rows, count(*)::float8 AS all,
       pg_total_relation_size('${table}')::float8 AS bytes FROM ${table}`,
    [new Date(cut)],
  );
  const [found = { rows: 0, all: 0, bytes: 0 }] = rows;
  return { rows: found.rows, bytes: found.all === 0 ? 0 : Math.round((found.bytes * found.rows) / found.all) };
}

/**
 * What would go if a class were kept for so many days from now on. Where whole partitions are dropped, what lies in the one
 * that the limit falls into stays until that has passed.
 * @param now epoch milliseconds
 */
export async function previewRetention(
  database: Database,
  { class: dataClass, days: count }: RetentionChange,
  now: number,
): Promise<RetentionPreview> {
  if (count === null) return { rows: 0, bytes: 0, oldestKept: null };
  const cut = now - days(count);
  if (dataClass === 'trips' || dataClass === 'audit') {
    const tables = await Promise.all(older[dataClass].map((table) => previewRows(database, table, cut)));
    const sumOf = (figure: 'rows' | 'bytes') => tables.reduce((sum, table) => sum + table[figure], 0);
    return { rows: sumOf('rows'), bytes: sumOf('bytes'), oldestKept: cut };
  }
  const { partitioned } = dataTables[dataClass];
  const going = (await listPartitions(database.pool, partitioned)).filter(({ to }) => to <= cut);
  const held = going.reduce((sum, { rows }) => sum + rows, 0);
  const perRow = dataClass === 'messages' && held > 0 ? await messagesPerBatch(database.pool, held) : 1;
  return {
    rows: Math.round(held * perRow),
    bytes: going.reduce((sum, { bytes }) => sum + bytes, 0),
    oldestKept: partitionStart(partitioned, cut),
  };
}
