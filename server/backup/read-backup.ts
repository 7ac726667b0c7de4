import { type Archive, ArchiveError, openArchive } from '../archive/read-archive';
import { BackupError } from './backup-error';
import { type BackupManifest, backupManifest, fileOf, manifestName } from './manifest';

/** An archive that was found to be whole. */
export type Backup = { archive: Archive; manifest: BackupManifest };

async function readManifest(archive: Archive, path: string): Promise<BackupManifest> {
  if (!archive.names.includes(manifestName))
    throw new BackupError(`${path} is no backup of Motorcade, or not all of one: it has no ${manifestName}`);
  const text = await archive.readText(manifestName);
  try {
    return backupManifest.parse(JSON.parse(text));
  } catch (error) {
    throw new BackupError(`${path} is no backup that this version of Motorcade knows`, { cause: error });
  }
}

/** Reads every file once, so that a damaged one is found before a database is touched. */
async function requireWhole({ archive, manifest }: Backup, path: string): Promise<void> {
  for (const { name, bytes, sha256 } of manifest.tables) {
    const file = await archive.hash(fileOf(name));
    if (file.sha256 !== sha256 || file.bytes !== bytes)
      throw new BackupError(`${path} is damaged: ${fileOf(name)} is not what was written`);
  }
}

function requireKnown({ version, migrations }: BackupManifest, known: readonly string[]): void {
  const newer = migrations.filter((name) => !known.includes(name));
  if (newer.length > 0)
    throw new BackupError(
      `this backup is of Motorcade ${version}, whose database is newer than this version knows (${newer.join(', ')}): ` +
        'restore it with that version or a later one',
    );
}

/**
 * Opens a backup and reads all of it once. Whoever opens one closes its archive.
 * @param known names of the migrations that this version has
 * @throws BackupError with a sentence on what is wrong with it
 */
export async function openBackup(path: string, known: readonly string[]): Promise<Backup> {
  const archive = await openArchive(path).catch(refuse);
  try {
    const manifest = await readManifest(archive, path);
    requireKnown(manifest, known);
    await requireWhole({ archive, manifest }, path);
    return { archive, manifest };
  } catch (error) {
    archive.close();
    return refuse(error);
  }
}

function refuse(error: unknown): never {
  throw error instanceof ArchiveError ? new BackupError(error.message, { cause: error }) : error;
}
