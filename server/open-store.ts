import { join } from 'node:path';
import type { Logger } from 'pino';
import { migrate } from '../prisma/migrate';
import type { Config } from './config';
import { startEmbeddedPostgres } from './demo/embedded-postgres';
import type { Shutdown } from './shutdown';
import { closeDatabase, type Database, openDatabase } from './store/database';

/** Opens the configured database, or starts Motorcade's own where none is; either is brought up to date first. */
export async function openStore(config: Config, log: Logger, shutdown: Shutdown): Promise<Database> {
  let url = config.databaseUrl;
  if (url === undefined) {
    const starting = startEmbeddedPostgres({ dataDir: join(config.dataDir, 'postgres'), log });
    // Known before it stands: interrupted while it starts, its process would outlive ours.
    const stop = () =>
      starting.then(
        (postgres) => postgres.stop(),
        () => undefined,
      );
    shutdown.add('embedded database', stop);
    url = (await starting).url;
  }
  await migrate(url);
  const database = await openDatabase(url, log);
  shutdown.add('database', () => closeDatabase(database));
  return database;
}
