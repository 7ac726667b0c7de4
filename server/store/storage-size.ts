import { type DataClass, dataClasses } from '../contract/storage';
import { dataTables } from './data-tables';
import type { Database } from './database';
import { epochMilliseconds } from './epoch-milliseconds';
import { listPartitions, type Partition } from './partition-list';

/** How large a class of data is. Rows are estimates. */
export type ClassSize = {
  class: DataClass;
  rows: number;
  bytes: number;
  /** Of its oldest row, epoch milliseconds; null while there is none. */
  oldestAt: number | null;
  partitions: number;
};

type Queryable = Database['pool'];

/** So many batches tell how many messages there are in one. */
const sampledBatches = 2_000;

async function ask<Value>(pool: Queryable, statement: string, values: unknown[] = []): Promise<Value | null> {
  const { rows } = await pool.query<{ value: Value | null }>(statement, values);
  return rows[0]?.value ?? null;
}

/** How many messages lie in a batch, on average. */
export async function messagesPerBatch(pool: Queryable, batches: number): Promise<number> {
  const percent = Math.min(100, (100 * sampledBatches) / Math.max(batches, 1));
  const average = 'SELECT avg(count)::float8 AS value FROM message_batch TABLESAMPLE SYSTEM ($1)';
  return (await ask<number>(pool, average, [percent])) ?? 1;
}

/** By table, the time of a partition's oldest row: no table has an index for that alone, and none is read through. */
const oldestIn: Record<'message_batch' | 'reading' | 'reading_rollup', (partition: string) => string> = {
  message_batch: (partition) =>
    `SELECT ${epochMilliseconds('received_at')} AS value FROM ${partition} ORDER BY id LIMIT 1`,
  // Day by day by the index of windows, up to the first that has any.
  reading: (partition) => `
    SELECT ${epochMilliseconds('first.at')} AS value
    FROM generate_series($1::timestamptz, $2::timestamptz - interval '1 day', interval '1 day') AS day
    CROSS JOIN LATERAL (SELECT min(at) AS at FROM ${partition} WHERE at >= day AND at < day + interval '1 day') first
    WHERE first.at IS NOT NULL LIMIT 1`,
  // Of a few signals, which are made by the hour, all together.
  reading_rollup: (partition) => `
    SELECT ${epochMilliseconds('min(first.bucket)')} AS value FROM (SELECT vehicle_id, signal_id FROM latest LIMIT 2000) l
    CROSS JOIN LATERAL (
      SELECT bucket FROM ${partition} r WHERE r.vehicle_id = l.vehicle_id AND r.signal_id = l.signal_id
      ORDER BY bucket LIMIT 1
    ) first`,
};

async function oldestAmong(
  pool: Queryable,
  table: keyof typeof oldestIn,
  partitions: readonly Partition[],
): Promise<number | null> {
  for (const { name, from, to } of partitions) {
    const bounds = table === 'reading' ? [new Date(from), new Date(to)] : [];
    const at = await ask<number>(pool, oldestIn[table](name), bounds);
    if (at !== null) return at;
  }
  return null;
}

const plainOldest: Partial<Record<DataClass, string>> = {
  trips: `SELECT ${epochMilliseconds('min(first.started_at)')} AS value FROM vehicle v CROSS JOIN LATERAL (
    SELECT started_at FROM trip t WHERE t.vehicle_id = v.id ORDER BY started_at LIMIT 1) first`,
  audit: `SELECT ${epochMilliseconds('min(at)')} AS value FROM audit`,
};

async function measurePlain(pool: Queryable, tables: readonly string[]): Promise<{ rows: number; bytes: number }> {
  const { rows } = await pool.query<{ rows: number; bytes: number }>(
    `SELECT coalesce(sum(greatest(reltuples, pg_stat_get_live_tuples(oid), 0)), 0)::float8 AS rows,
       coalesce(sum(pg_total_relation_size(oid)), 0)::float8 AS bytes
     FROM pg_class WHERE oid = ANY ($1::regclass[])`,
    [tables],
  );
  return rows[0] ?? { rows: 0, bytes: 0 };
}

async function measureClass(pool: Queryable, dataClass: DataClass): Promise<ClassSize> {
  const { partitioned, plain, along } = dataTables[dataClass];
  const beside = await measurePlain(pool, plain);
  for (const table of along) for (const { bytes } of await listPartitions(pool, table)) beside.bytes += bytes;
  if (partitioned === null) {
    const statement = plainOldest[dataClass];
    const oldestAt = statement === undefined ? null : await ask<number>(pool, statement);
    return { class: dataClass, ...beside, oldestAt, partitions: 0 };
  }
  const partitions = await listPartitions(pool, partitioned);
  const held = partitions.reduce((sum, { rows }) => sum + rows, 0);
  return {
    class: dataClass,
    rows: Math.round(dataClass === 'messages' ? held * (await messagesPerBatch(pool, held)) : held),
    bytes: partitions.reduce((sum, { bytes }) => sum + bytes, beside.bytes),
    oldestAt: await oldestAmong(pool, partitioned, partitions),
    partitions: partitions.length,
  };
}

/** How large each class is, and the whole database in bytes. Reads no table through. */
export async function measureStorage({ pool }: Database): Promise<{ classes: ClassSize[]; bytes: number }> {
  const classes: ClassSize[] = [];
  for (const dataClass of dataClasses) classes.push(await measureClass(pool, dataClass));
  const bytes = await ask<number>(pool, 'SELECT pg_database_size(current_database())::float8 AS value');
  return { classes, bytes: bytes ?? 0 };
}
