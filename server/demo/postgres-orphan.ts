import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { PostgresHome } from './postgres-home';

const stopTimeoutMs = 30_000;
const pollMs = 20;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The command line of a process; empty when it has ended, even where nobody has asked for its outcome yet. */
function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/** Number in the first line of a file; undefined without one. */
function readPid(file: string): number | undefined {
  if (!existsSync(file)) return undefined;
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
  return Number.isNaN(pid) ? undefined : pid;
}

/**
 * Stops the Postgres that a killed Motorcade left behind on this cluster, so that the next may start with its own
 * settings. Process numbers are used again after a restart of the machine, hence the look at the command line.
 * @throws Error when the Motorcade that started it is still running
 */
export async function stopOrphan(home: PostgresHome): Promise<void> {
  const pid = readPid(join(home.cluster, 'postmaster.pid'));
  if (pid === undefined || !commandOf(pid).includes(home.cluster)) return;
  const owner = readPid(home.ownerFile);
  if (owner !== undefined && owner !== process.pid && isAlive(owner))
    throw new Error(`the database in ${home.cluster} is in use by process ${owner}: two cannot share a data folder`);
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + stopTimeoutMs;
  while (commandOf(pid).includes(home.cluster)) {
    if (Date.now() > deadline) throw new Error(`the database left running as process ${pid} did not stop`);
    await wait(pollMs);
  }
}
