import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Account, isReachable, sharedHome } from './postgres-account';

/** The folder of an embedded Postgres: its cluster, its password and who started it. */
export type PostgresHome = { cluster: string; password: string; passwordFile: string; ownerFile: string };

function makeFolder(path: string): string {
  mkdirSync(path, { recursive: true });
  return path;
}

/** Below /var/lib/motorcade, one folder for each folder that was asked for and could not be reached. */
function substituteFor(path: string): string {
  chmodSync(makeFolder(sharedHome), 0o755);
  return makeFolder(join(sharedHome, createHash('sha256').update(path).digest('hex').slice(0, 16)));
}

/**
 * Makes the folder and the password, the first time. Only the account that runs Postgres (and root) may look inside.
 * When the account cannot reach the folder, as with a clone below /root, one below /var/lib/motorcade takes its place.
 */
export function preparePostgresHome(dataDir: string, account: Account | undefined): PostgresHome {
  const asked = makeFolder(resolve(dataDir));
  const home = isReachable(asked, account) ? asked : substituteFor(asked);
  if (account !== undefined) chownSync(home, account.uid, account.gid);
  chmodSync(home, 0o700);
  const passwordFile = join(home, 'password');
  if (!existsSync(passwordFile)) {
    writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
    if (account !== undefined) chownSync(passwordFile, account.uid, account.gid);
  }
  return {
    cluster: join(home, 'cluster'),
    password: readFileSync(passwordFile, 'utf8'),
    passwordFile,
    ownerFile: join(home, 'owner'),
  };
}
