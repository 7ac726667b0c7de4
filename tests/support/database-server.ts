import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { migrate } from '../../prisma/migrate';
import { startEmbeddedPostgres } from '../../server/demo/embedded-postgres';

/** Name of the migrated database that every test database is a copy of. */
export const template = 'motorcade_template';
/** Where the workers of one run find their server. */
export const serverVariable = 'MOTORCADE_TEST_SERVER';

export function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** Runs one statement outside of any transaction: databases cannot be made inside one. */
export async function runOn(server: string, statement: string): Promise<void> {
  const client = new pg.Client(server);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A Postgres of its own with a migrated template. It forgoes fsync unless told: nobody pulls the plug on a test. */
export async function startDatabaseServer(isDurable = false): Promise<{ url: string; stop: () => Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), `motorcade-${randomUUID().slice(0, 8)}-`));
  const settings: Record<string, string> = isDurable
    ? {}
    : { fsync: 'off', full_page_writes: 'off', max_connections: '300' };
  const server = await startEmbeddedPostgres({ dataDir, log: pino({ level: 'silent' }), settings });
  await runOn(server.url, `CREATE DATABASE ${template}`);
  await migrate(databaseUrl(server.url, template));
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
