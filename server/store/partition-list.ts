import type pg from 'pg';
import { epochMilliseconds } from './epoch-milliseconds';
import type { PartitionedTable } from './partitions';

/** A partition: from its start up to, and not including, its end, epoch milliseconds. */
export type Partition = {
  name: string;
  from: number;
  to: number;
  /** As Postgres estimates them. */
  rows: number;
  /** With indexes, and what is stored beside the rows. */
  bytes: number;
};

// Its bounds as Postgres has them, not as its name says. What has no bounds of two times is none of ours.
const statement = `
SELECT name, ${epochMilliseconds('bounds[1]::timestamptz')} AS from, ${epochMilliseconds('bounds[2]::timestamptz')} AS to,
  rows, bytes
FROM (
  SELECT c.relname AS name, pg_total_relation_size(c.oid)::float8 AS bytes,
    greatest(c.reltuples, pg_stat_get_live_tuples(c.oid), 0)::float8 AS rows,
    regexp_match(pg_get_expr(c.relpartbound, c.oid), $$FROM \\('([^']+)'\\) TO \\('([^']+)'\\)$$) AS bounds
  FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = $1::regclass
) p
WHERE bounds IS NOT NULL ORDER BY 2`;

/** The partitions of a table, oldest first. */
export async function listPartitions(client: pg.ClientBase | pg.Pool, table: PartitionedTable): Promise<Partition[]> {
  return (await client.query<Partition>(statement, [table])).rows;
}
