import { execFile } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Account } from './postgres-account';
import type { PostgresHome } from './postgres-home';

/**
 * Makes an empty cluster. Under another name first: one cut short in the making is never taken for a whole one.
 * Its locale sorts by code point and knows the cases of all letters, whatever the machine has installed.
 * @param isDurable false spares the disk, for tests
 */
export async function makeCluster(
  initdb: string,
  home: PostgresHome,
  { user, account, isDurable }: { user: string; account: Account | undefined; isDurable: boolean },
): Promise<void> {
  const unfinished = `${home.cluster}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = ['--auth=scram-sha-256', `--username=${user}`, `--pwfile=${home.passwordFile}`];
  const words = [`--pgdata=${unfinished}`, ...locale, ...access, ...(isDurable ? [] : ['--no-sync'])];
  await promisify(execFile)(initdb, words, { ...account, cwd: '/', env: { ...process.env, LC_ALL: 'C' } });
  renameSync(unfinished, home.cluster);
}
