import { join } from 'node:path';
import pino from 'pino';
import type { Config } from './config';
import { startEmbeddedPostgres } from './demo/embedded-postgres';
import { runningPostgresUrl } from './demo/running-postgres';

/**
 * Works on the database of the settings, for a command beside a running Motorcade or without one: where Motorcade brings
 * its own and it is not running, it runs for as long as the work takes.
 */
export async function withDatabaseUrl<Outcome>(
  { databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>,
  work: (url: string) => Promise<Outcome>,
): Promise<Outcome> {
  const folder = join(dataDir, 'postgres');
  const url = databaseUrl ?? runningPostgresUrl(folder);
  if (url !== undefined) return work(url);
  const postgres = await startEmbeddedPostgres({ dataDir: folder, log: pino({ level: 'warn' }, pino.destination(2)) });
  try {
    return await work(postgres.url);
  } finally {
    await postgres.stop();
  }
}
