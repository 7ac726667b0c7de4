import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, DatabaseError, openDatabase } from '../../server/store/database';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { runOn, serverVariable } from '../support/database-server';

const noon = new Date('2026-07-01T12:00:00.000Z');
let testDatabase: TestDatabase;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
});
afterAll(() => testDatabase.drop());

test('all test files of a run share one server', () => {
  expect(process.env[serverVariable]).toBe(new URL('/motorcade', testDatabase.url).href);
});

test('a role that lives in New York does not shift a time, whether pg or Prisma writes or reads it', async () => {
  const role = `new_york_${process.pid}`;
  await runOn(testDatabase.url, `CREATE ROLE ${role} SUPERUSER LOGIN PASSWORD 'secret'`);
  await runOn(testDatabase.url, `ALTER ROLE ${role} SET timezone = 'America/New_York'`);
  const url = new URL(testDatabase.url);
  url.username = role;
  url.password = 'secret';
  const plain = new pg.Client(url.href);
  await plain.connect();
  expect((await plain.query('SHOW timezone')).rows).toEqual([{ TimeZone: 'America/New_York' }]);
  await plain.end();

  const database = await openDatabase(url.href);
  try {
    const { id } = await database.prisma.vehicle.create({ data: { vin: 'NEWYORK1', createdAt: noon } });
    await database.pool.query('INSERT INTO vehicle (vin, created_at) VALUES ($1, $2)', ['NEWYORK2', noon]);
    const stored = await database.pool.query('SELECT created_at = $1::timestamptz AS same FROM vehicle', [noon]);
    expect(stored.rows).toEqual([{ same: true }, { same: true }]);
    const read = await database.prisma.vehicle.findMany({ select: { createdAt: true } });
    expect(read).toEqual([{ createdAt: noon }, { createdAt: noon }]);
    expect(id).toBeGreaterThan(0);
  } finally {
    await closeDatabase(database);
    await runOn(testDatabase.url, `DROP ROLE ${role}`);
  }
});

test('a session that ends up in another time zone all the same is refused with a sentence', async () => {
  const url = new URL(testDatabase.url);
  url.searchParams.set('options', '-c timezone=Asia/Tokyo');
  const opening = openDatabase(url.href);
  await expect(opening).rejects.toThrow(DatabaseError);
  await expect(opening).rejects.toThrow('answers in time zone "Asia/Tokyo"');
});

test('an idle connection that breaks is replaced', async () => {
  const database = await openDatabase(testDatabase.url);
  try {
    const broken = new Promise((resolve) => database.pool.once('error', resolve));
    await runOn(
      testDatabase.url,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'motorcade' AND datname = current_database()`,
    );
    await broken;
    expect(await database.prisma.vehicle.count()).toBe(2);
  } finally {
    await closeDatabase(database);
  }
});
