import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { askCancellably } from '../../server/store/cancellable';
import { closeDatabase, type Database, openDatabase } from '../../server/store/database';
import { createTurns } from '../../server/store/turns';
import { inHistory } from '../../server/store/vehicle-history';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { patient } from '../support/patience';

let testDatabase: TestDatabase;
let database: Database;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = await openDatabase(testDatabase.url);
});
afterAll(async () => {
  await closeDatabase(database);
  await testDatabase.drop();
});

test('a question that nobody waits for ends with the reason, also when no connection is free to stop it', async () => {
  const pool = new pg.Pool({ connectionString: testDatabase.url, max: 1 });
  const leaving = new AbortController();
  try {
    await pool.query('SELECT');
    pool.options.connectionTimeoutMillis = 20;
    const left = askCancellably(pool, leaving.signal, [], (ask) => {
      leaving.abort(new Error('gone'));
      return ask({ text: 'SELECT pg_sleep(0.2)' });
    });
    await expect(left).rejects.toThrow('gone');
  } finally {
    await pool.end();
  }
});

test('a chart that nobody waits for is stopped, and ends with the reason', async () => {
  const long = 'SELECT pg_sleep(60)';
  const leaving = new AbortController();
  const left = inHistory(database, createTurns(1, 100), leaving.signal, (snapshot) => snapshot.query(long));
  const leave = async () => {
    const asked = `SELECT FROM pg_stat_activity WHERE query = $1 AND state = 'active'`;
    await vi.waitUntil(async () => (await database.pool.query(asked, [long])).rowCount === 1, patient);
    leaving.abort(new Error('gone'));
  };
  await Promise.all([expect(left).rejects.toThrow('gone'), leave()]);
});
