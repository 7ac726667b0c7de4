// `npm run restore -- <file>`: fills an empty database from a backup.
import { resolve } from 'node:path';
import { BackupError } from './backup/backup-error';
import { restoreBackup } from './backup/restore-backup';
import { ConfigError, readConfig } from './config';
import { withDatabaseUrl } from './with-database-url';

const say = (line: string) => process.stdout.write(`${line}\n`);

async function restore(file: string): Promise<void> {
  const path = resolve(file);
  const { tables, madeAt } = await withDatabaseUrl(readConfig(process.env), (url) => restoreBackup(url, path));
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  say(`The database is as it was at ${madeAt}: ${rows} rows of ${tables.length} tables. Now npm start.`);
}

const file = process.argv[2];
if (file === undefined) {
  say('From which file? npm run restore -- motorcade.backup');
  process.exitCode = 2;
} else
  try {
    await restore(file);
  } catch (error) {
    if (!(error instanceof BackupError) && !(error instanceof ConfigError)) throw error;
    say(`Nothing was restored: ${error.message}`);
    process.exitCode = 1;
  }
