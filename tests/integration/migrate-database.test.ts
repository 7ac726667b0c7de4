import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
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

test('an upgrade knows what several upstreams have told of a vehicle, each of them last', async () => {
  const url = await emptyDatabase('upgraded');
  const database = await openDatabase(url);
  const run = (name: string) => database.pool.query(readFileSync(`prisma/migrations/${name}/migration.sql`, 'utf8'));
  const [begin = '', ...later] = migrations;
  await run(begin);
  await database.pool.query(`CREATE TABLE reading_all PARTITION OF reading DEFAULT`);
  await database.pool.query(`INSERT INTO upstream (key, kind) VALUES ('first', 'k'), ('second', 'k')`);
  const columns =
    'at, received_at, message_key, batch_id, vehicle_id, signal_id, message_index, upstream_id, form, number';
  // Vehicle, signal, upstream, hour and value: of vehicle 1 the second upstream's word is older throughout.
  const told = [
    [1, 1, 1, 5, 50],
    [1, 1, 2, 3, 30],
    [1, 1, 2, 4, 40],
    [1, 2, 2, 1, 10],
    [2, 1, 1, 5, 51],
    [3, 1, 2, 5, 52],
  ];
  for (const [vehicle, signal, upstream, hour, value] of told)
    await database.pool.query(
      `INSERT INTO reading (${columns})
       VALUES (to_timestamp($4::int * 3600), now(), 1, 1, $1, $2, 0, $3, 0, $5)`,
      [vehicle, signal, upstream, hour, value],
    );
  await database.pool.query(
    `INSERT INTO latest (${columns}) SELECT DISTINCT ON (vehicle_id, signal_id) ${columns} FROM reading
     ORDER BY vehicle_id, signal_id, at DESC`,
  );
  // What retention has taken from the history is the latest still.
  await database.pool.query('DELETE FROM reading WHERE vehicle_id = 1 AND upstream_id = 1');
  for (const name of later) await run(name);
  const { rows } = await database.pool.query({
    text: 'SELECT vehicle_id, signal_id, upstream_id, number FROM source_latest ORDER BY 1, 2, 3',
    rowMode: 'array',
  });
  expect(rows).toEqual([
    [1, 1, 1, 50],
    [1, 1, 2, 40],
    [1, 2, 2, 10],
  ]);
  const sources = await database.prisma.vehicleSource.findMany({
    orderBy: [{ vehicleId: 'asc' }, { upstreamId: 'asc' }],
  });
  expect(sources.map(({ vehicleId, upstreamId }) => [vehicleId, upstreamId])).toEqual([
    [1, 1],
    [1, 2],
    [2, 1],
    [3, 2],
  ]);
  await closeDatabase(database);
  await runOn(testDatabase.url, `DROP DATABASE upgraded_${process.pid} WITH (FORCE)`);
});
