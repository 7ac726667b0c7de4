import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { listKnownMigrations, migrate } from '../../prisma/migrate';
import { BackupError } from './backup-error';
import { listMigrations, listTables } from './list-tables';
import { type BackupManifest, type BackupTable, columnList, fileOf } from './manifest';
import { openClient } from './open-client';
import { type Backup, openBackup } from './read-backup';

const elsewhere =
  'restore into an empty database: name a new one in DATABASE_URL, or a new folder in DATA_DIR where Motorcade brings its own';

/** Whoever else is connected as Motorcade would be surprised by what it did not write. */
async function requireAlone(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    `SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
     AND application_name LIKE 'motorcade%' LIMIT 1`,
  );
  if (rows.length > 0) throw new BackupError(`a Motorcade is running on this database; ${elsewhere}`);
}

/** No row may be there already, and no migration that the backup is from before. */
async function requireEmpty(client: pg.Client, { migrations }: BackupManifest): Promise<void> {
  for (const { name } of await listTables(client)) {
    const { rows } = await client.query(`SELECT FROM "${name}" LIMIT 1`);
    if (rows.length > 0) throw new BackupError(`there is something in this database already (${name}); ${elsewhere}`);
  }
  const later = (await listMigrations(client)).filter((name) => !migrations.includes(name));
  if (later.length > 0)
    throw new BackupError(`this database is empty, but of a later version than the backup; ${elsewhere}`);
}

async function makePartition(client: pg.Client, { name, partition }: BackupTable): Promise<void> {
  if (partition === null) return;
  const { rows } = await client.query('SELECT to_regclass($1) IS NOT NULL AS exists', [name]);
  if (rows[0]?.exists === true) return;
  await client.query(`CREATE TABLE "${name}" (LIKE "${partition.of}" INCLUDING ALL)`);
  await client.query(
    `ALTER TABLE "${partition.of}" ATTACH PARTITION "${name}" FOR VALUES FROM ('${partition.from}') TO ('${partition.to}')`,
  );
}

async function loadTable(client: pg.Client, { archive }: Backup, table: BackupTable): Promise<void> {
  const rows = client.query(copyFrom(`COPY ${columnList(table)} FROM STDIN (FORMAT binary)`));
  await pipeline(await archive.read(fileOf(table.name)), rows);
  if (rows.rowCount !== table.rows)
    throw new Error(`${table.name}: ${table.rows} rows were saved and ${rows.rowCount} came back`);
}

/** What is made next is numbered after all that was ever made. */
async function setSequences(client: pg.Client, { sequences }: BackupManifest): Promise<void> {
  for (const { name, last } of sequences)
    if (last !== null) await client.query('SELECT setval($1::regclass, $2)', [`"${name}"`, last]);
}

/** People's sessions refer to people: tables that refer to others are filled after those. */
async function inOrderOfReference(client: pg.Client, tables: readonly BackupTable[]): Promise<BackupTable[]> {
  const { rows } = await client.query<{ child: string; parent: string }>(
    `SELECT conrelid::regclass::text AS child, confrelid::regclass::text AS parent
     FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`,
  );
  const references = rows.map(({ child, parent }) => [child, parent].map((name) => name.replaceAll('"', '')));
  const depthOf = (name: string): number =>
    Math.max(0, ...references.flatMap(([child, parent = '']) => (child === name ? [1 + depthOf(parent)] : [])));
  return [...tables].sort((one, other) => depthOf(one.name) - depthOf(other.name));
}

async function load(url: string, backup: Backup): Promise<void> {
  const { manifest } = backup;
  const { client, close, cut } = await openClient(url, 'motorcade restore');
  try {
    await client.query('BEGIN');
    for (const table of manifest.tables) await makePartition(client, table);
    for (const table of await inOrderOfReference(client, manifest.tables)) await loadTable(client, backup, table);
    await setSequences(client, manifest);
    await client.query('COMMIT');
    await client.query('ANALYZE');
    await close();
  } catch (error) {
    // Hanging up ends the transaction: nothing of it stays.
    cut();
    throw error;
  }
}

async function requireFit(url: string, manifest: BackupManifest): Promise<void> {
  const { client, close } = await openClient(url, 'motorcade restore');
  try {
    await requireAlone(client);
    await requireEmpty(client, manifest);
  } finally {
    await close();
  }
}

/**
 * Fills an empty database from a backup: the schema of then, all rows in one transaction, and whatever migrations came
 * later. A file that is not whole, or a database that is not empty, is found before anything is changed.
 * @throws BackupError with a sentence on why it cannot be done
 */
export async function restoreBackup(url: string, path: string): Promise<BackupManifest> {
  const backup = await openBackup(path, listKnownMigrations());
  const { archive, manifest } = backup;
  try {
    await requireFit(url, manifest);
    await migrate(url, manifest.migrations);
    await load(url, backup);
    await migrate(url);
    return manifest;
  } finally {
    archive.close();
  }
}
