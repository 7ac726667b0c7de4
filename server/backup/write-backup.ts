import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { type ArchiveFile, type WrittenFile, whole, writeArchive } from '../archive/write-archive';
import { readProduct } from '../product';
import { BackupError } from './backup-error';
import { type ListedTable, listMigrations, listSequences, listTables } from './list-tables';
import { type BackupManifest, type BackupTable, columnList, fileOf, manifestName } from './manifest';
import { openClient } from './open-client';

/** A partition may be dropped between being listed and being held; then all is listed again. */
const greatestTries = 5;
const undefinedTable = '42P01';
/** Packing more tightly takes three times as long and saves a seventh. */
const compressionLevel = 1;

const isGone = (error: unknown): boolean => error instanceof Error && Reflect.get(error, 'code') === undefinedTable;

/**
 * Begins a transaction that sees one moment, and holds every table so that none is dropped while it is read. Others read
 * and write as ever.
 */
async function holdTables(client: pg.Client, tries = 1): Promise<ListedTable[]> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    const tables = await listTables(client);
    for (const { name } of tables) await client.query(`LOCK TABLE ONLY "${name}" IN ACCESS SHARE MODE`);
    return tables;
  } catch (error) {
    await client.query('ROLLBACK');
    if (!isGone(error) || tries === greatestTries) throw error;
    return holdTables(client, tries + 1);
  }
}

/** The files of a backup, each read from the database when its turn comes, and the manifest last. */
async function* filesOf(
  client: pg.Client,
  listed: readonly ListedTable[],
  { head, written }: { head: Omit<BackupManifest, 'tables'>; written: readonly WrittenFile[] },
  onDone: (manifest: BackupManifest) => void,
): AsyncGenerator<ArchiveFile> {
  const tables: BackupTable[] = [];
  for (const table of listed) {
    const rows = client.query(copyTo(`COPY ${columnList(table)} TO STDOUT (FORMAT binary)`));
    yield { name: fileOf(table.name), contents: rows };
    // Answered after the COPY's own last word, which says how many rows it were.
    await client.query('SELECT');
    const file = written.at(-1);
    if (file === undefined) throw new Error(`${table.name} was not written`);
    tables.push({ ...table, rows: rows.rowCount, bytes: file.bytes, sha256: file.sha256 });
  }
  const manifest: BackupManifest = { ...head, tables };
  onDone(manifest);
  yield { name: manifestName, contents: whole(`${JSON.stringify(manifest, null, 1)}\n`) };
}

/** A file that others on the machine may not read: passwords' hashes are in it. */
const ownerOnly = 0o600;

/**
 * Writes every table as it is at one moment into one archive, while others go on writing. The file bears its name only
 * when it is whole.
 * @throws BackupError when a file of this name is there, or the database is none of ours
 */
export async function writeBackup(url: string, path: string): Promise<BackupManifest> {
  if (existsSync(path)) throw new BackupError(`there is a file called ${path}: a backup replaces nothing`);
  const { client, close, cut } = await openClient(url, 'motorcade backup');
  const unfinished = `${path}.part`;
  try {
    const listed = await holdTables(client);
    const migrations = await listMigrations(client);
    if (migrations.length === 0) throw new BackupError('this database has never been one of Motorcade');
    const madeAt = Date.now();
    const head = {
      format: 'motorcade backup 1' as const,
      version: readProduct().version,
      madeAt: new Date(madeAt).toISOString(),
      migrations,
      sequences: await listSequences(client),
    };
    const written: WrittenFile[] = [];
    const made: BackupManifest[] = [];
    const files = filesOf(client, listed, { head, written }, (manifest) => made.push(manifest));
    const archive = writeArchive(files, { changedAt: madeAt, compressionLevel }, (file) => written.push(file));
    await pipeline(archive, createWriteStream(unfinished, { mode: ownerOnly, flush: true }));
    await close();
    renameSync(unfinished, path);
    const [manifest] = made;
    if (manifest === undefined) throw new Error('the backup has no manifest');
    return manifest;
  } catch (error) {
    cut();
    rmSync(unfinished, { force: true });
    throw error;
  }
}
