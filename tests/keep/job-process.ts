import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'vitest';
import type { Database } from '../../server/store/database';

/**
 * Starts a process of this folder that runs a job.
 * @returns what kills it, and waits until the database has seen that it is gone
 */
export function startJobProcess(database: Database, url: string, file: 'remaker' | 'dropper') {
  const child = spawn(process.execPath, ['--import', 'tsx', `tests/keep/${file}.ts`], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return async () => {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    const held = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'motorcade keeper'`;
    await expect.poll(async () => (await database.pool.query(held)).rowCount).toBe(0);
  };
}
