import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, parse } from 'node:path';

/** Who runs Postgres when we are root, since Postgres refuses to be root. */
export type Account = { uid: number; gid: number };

/** Where root keeps what that account could not reach in the folder asked for. */
export const sharedHome = '/var/lib/motorcade';

function idOf(user: string, flag: '-u' | '-g'): number | undefined {
  try {
    return Number(execFileSync('id', [flag, user], { stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return undefined;
  }
}

/** The account to run Postgres under: undefined (ourselves) unless we are root; else `postgres`, else `nobody`. */
export function findAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const user of ['postgres', 'nobody']) {
    const uid = idOf(user, '-u');
    const gid = idOf(user, '-g');
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  throw new Error('Postgres does not run as root, and this machine has neither a user "postgres" nor "nobody"');
}

/** Whether the account may walk to an existing path: each folder above it must let it through. */
export function isReachable(path: string, account: Account | undefined): boolean {
  if (account === undefined) return true;
  const { root } = parse(path);
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder);
    const needed = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & needed) === 0) return false;
    if (folder === root) return true;
  }
}
