import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askCancellably } from '../../server/store/cancellable';
import { createTestDatabase, type TestDatabase } from '../support/database';

let testDatabase: TestDatabase;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
});
afterAll(() => testDatabase.drop());

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
