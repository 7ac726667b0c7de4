import { serverVariable, startDatabaseServer } from './database-server';

/**
 * One Postgres for all workers of a run. Vitest calls this once for each project that names it, before the first test, and
 * the answer after the last.
 */
export async function setup(): Promise<() => Promise<void>> {
  if (process.env[serverVariable] !== undefined) return () => Promise.resolve();
  const server = await startDatabaseServer();
  process.env[serverVariable] = server.url;
  return server.stop;
}
