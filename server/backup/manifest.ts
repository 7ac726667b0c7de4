import { z } from 'zod';

/** Names of tables, columns and files as our own migrations write them: nothing that would have to be quoted. */
const name = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/);

/** A table of a backup, or one partition of one. */
const backupTable = z.object({
  name,
  /** Of a partition: whose it is, and its range of time. */
  partition: z.object({ of: name, from: z.iso.datetime(), to: z.iso.datetime() }).nullable(),
  columns: z.array(name).min(1),
  rows: z.number().int().min(0),
  /** Of its file: what COPY writes in binary form. */
  bytes: z.number().int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type BackupTable = z.infer<typeof backupTable>;

/** Says what a backup holds. It is written last: an archive without it is not whole. */
export const backupManifest = z.object({
  format: z.literal('motorcade backup 1'),
  version: z.string(),
  madeAt: z.iso.datetime(),
  /** Names of the migrations that had been applied, in their order. */
  migrations: z.array(z.string()).min(1),
  tables: z.array(backupTable),
  /** What each sequence gave last; null for one that has given nothing. */
  sequences: z.array(
    z.object({
      name,
      last: z
        .string()
        .regex(/^\d{1,19}$/)
        .nullable(),
    }),
  ),
});
export type BackupManifest = z.infer<typeof backupManifest>;

export const manifestName = 'manifest.json';
/** Where the rows of a table are in the archive. */
export const fileOf = (table: string): string => `tables/${table}.copy`;

/** Rows of a table with their columns, for COPY. */
export const columnList = ({ name: table, columns }: Pick<BackupTable, 'name' | 'columns'>): string =>
  `"${table}" (${columns.map((column) => `"${column}"`).join(', ')})`;
