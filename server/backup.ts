// `npm run backup -- <file>`: a copy of the whole database in one file. Works beside a running Motorcade and without.
import { resolve } from 'node:path';
import { BackupError } from './backup/backup-error';
import { writeBackup } from './backup/write-backup';
import { ConfigError, readConfig } from './config';
import { withDatabaseUrl } from './with-database-url';

const say = (line: string) => process.stdout.write(`${line}\n`);

async function backUp(file: string): Promise<void> {
  const path = resolve(file);
  const { tables, madeAt } = await withDatabaseUrl(readConfig(process.env), (url) => writeBackup(url, path));
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  say(`${path} holds ${rows} rows of ${tables.length} tables as they were at ${madeAt}.`);
  say('Not in it: AUTH_SECRET or the file auth-secret of DATA_DIR, upstreams.yaml and what it names. Keep those, too.');
}

const file = process.argv[2];
if (file === undefined) {
  say('Into which file? npm run backup -- motorcade.backup');
  process.exitCode = 2;
} else
  try {
    await backUp(file);
  } catch (error) {
    if (!(error instanceof BackupError) && !(error instanceof ConfigError)) throw error;
    say(`No backup was made: ${error.message}`);
    process.exitCode = 1;
  }
