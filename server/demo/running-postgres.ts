import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findAccount } from './postgres-account';
import { preparePostgresHome } from './postgres-home';

/** Line of Postgres' own postmaster.pid that holds the port, counted from 0. */
const portLine = 3;

/** The address of the embedded Postgres of a data folder while a Motorcade keeps it running; undefined otherwise. */
export function runningPostgresUrl(dataDir: string): string | undefined {
  if (!existsSync(dataDir)) return undefined;
  const home = preparePostgresHome(dataDir, findAccount());
  const pidFile = join(home.cluster, 'postmaster.pid');
  if (!existsSync(pidFile)) return undefined;
  const port = readFileSync(pidFile, 'utf8').split('\n')[portLine];
  return `postgresql://motorcade:${home.password}@127.0.0.1:${port}/motorcade`;
}
