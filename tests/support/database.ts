import { randomUUID } from 'node:crypto';
import { databaseUrl, runOn, serverVariable, startDatabaseServer, template } from './database-server';

export type TestDatabase = { url: string; drop: () => Promise<void> };

/** Outside of a Vitest run that set one up, a benchmark say, the database brings its own server. */
async function findServer(isDurable: boolean): Promise<{ url: string; stop: () => Promise<void> }> {
  const url = process.env[serverVariable];
  return url === undefined ? startDatabaseServer(isDurable) : { url, stop: () => Promise.resolve() };
}

/**
 * An empty, migrated database for one test file. `drop` ends whoever is still connected.
 * @param isDurable that commits reach the disk, as a benchmark needs; a server shared by tests never does it
 */
export async function createTestDatabase({ isDurable = false } = {}): Promise<TestDatabase> {
  const server = await findServer(isDurable);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await runOn(server.url, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return {
    url: databaseUrl(server.url, name),
    drop: async () => {
      await runOn(server.url, `DROP DATABASE ${name} WITH (FORCE)`);
      await server.stop();
    },
  };
}
