import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../prisma/migrate';
import { closeDatabase, openDatabase } from '../../server/store/database';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { databaseUrl, runOn } from '../support/database-server';

let testDatabase: TestDatabase;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
});
afterAll(() => testDatabase.drop());

async function emptyDatabase(name: string): Promise<string> {
  await runOn(testDatabase.url, `CREATE DATABASE ${name}_${process.pid}`);
  return databaseUrl(testDatabase.url, `${name}_${process.pid}`);
}

const migrations = readdirSync('prisma/migrations', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

async function migrateElsewhere(url: string): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/store/migrate-once.ts'], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
  return JSON.parse(printed);
}

test('two processes that migrate one database at once apply each migration once', async () => {
  const url = await emptyDatabase('migrated_by_two');
  const applied = await Promise.all([migrateElsewhere(url), migrateElsewhere(url), migrate(url)]);
  expect(applied.flat().sort()).toEqual(migrations);
  expect(await migrate(url)).toEqual([]);
  const database = await openDatabase(url);
  const { rows } = await database.pool.query(
    'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY migration_name',
  );
  expect(rows.map((row) => row.migration_name)).toEqual(migrations);
  await closeDatabase(database);
  await runOn(testDatabase.url, `DROP DATABASE migrated_by_two_${process.pid} WITH (FORCE)`);
});

test('every table has the columns that the Prisma schema says', async () => {
  const { prisma, ...rest } = await openDatabase(testDatabase.url);
  try {
    const read = [
      prisma.vehicle.findFirst(),
      prisma.upstream.findFirst(),
      prisma.signal.findFirst(),
      prisma.reading.findFirst(),
      prisma.latest.findFirst(),
      prisma.absence.findFirst(),
      prisma.availability.findFirst(),
      prisma.messageBatch.findFirst(),
      prisma.quarantine.findFirst(),
      prisma.untimedMessage.findFirst(),
      prisma.user.findFirst(),
      prisma.session.findFirst(),
      prisma.account.findFirst(),
      prisma.verification.findFirst(),
      prisma.signInLink.findFirst(),
      prisma.signInThrottle.findFirst(),
    ];
    expect(await Promise.all(read)).toEqual(read.map(() => null));
  } finally {
    await closeDatabase({ prisma, ...rest });
  }
});
