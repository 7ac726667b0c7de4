import type pg from 'pg';
import type { BackupManifest, BackupTable } from './manifest';

export type ListedTable = Pick<BackupTable, 'name' | 'partition' | 'columns'>;

type Row = { name: string; of: string | null; bounds: string | null; columns: string[] };

/** Tables with rows of their own: partitions, and not the tables that these are of. Prisma's bookkeeping is told apart. */
const statement = `
SELECT c.relname AS name, p.relname AS of, pg_get_expr(c.relpartbound, c.oid) AS bounds,
  (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
   WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns
FROM pg_class c LEFT JOIN pg_inherits i ON i.inhrelid = c.oid LEFT JOIN pg_class p ON p.oid = i.inhparent
WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> '_prisma_migrations'
ORDER BY c.relname`;

/** The range of a partition; the session's time zone is UTC. */
function partitionOf({ name, of, bounds }: Row): ListedTable['partition'] {
  if (of === null) return null;
  const [, from, to] = /^FOR VALUES FROM \('([^']+)'\) TO \('([^']+)'\)$/.exec(bounds ?? '') ?? [];
  if (from === undefined || to === undefined) throw new Error(`partition ${name}: expected a range, got ${bounds}`);
  const [first, last] = [from, to].map((text) => new Date(text.replace(/\+00$/, 'Z')).toISOString());
  return { of, from: first ?? '', to: last ?? '' };
}

/** The tables and partitions that hold rows, by name. */
export async function listTables(client: pg.ClientBase): Promise<ListedTable[]> {
  const { rows } = await client.query<Row>(statement);
  return rows.map((row) => ({ name: row.name, columns: row.columns, partition: partitionOf(row) }));
}

/** What each sequence gave last. */
export async function listSequences(client: pg.ClientBase): Promise<BackupManifest['sequences']> {
  const { rows } = await client.query<{ name: string; last: string | null }>(
    `SELECT sequencename AS name, last_value::text AS last FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1`,
  );
  return rows;
}

/** The migrations that have been applied; none in a database that was never migrated. */
export async function listMigrations(client: pg.ClientBase): Promise<string[]> {
  const { rows: found } = await client.query(`SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS exists`);
  if (found[0]?.exists !== true) return [];
  const { rows } = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  );
  return rows.map(({ name }) => name);
}
