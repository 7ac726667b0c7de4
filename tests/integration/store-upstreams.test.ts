import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, type Database, openDatabase } from '../../server/store/database';
import { keepLastFilter, loadLastFilters } from '../../server/store/last-filter';
import { keepPause, loadPausedUpstreams } from '../../server/store/paused-upstreams';
import { createTestDatabase, type TestDatabase } from '../support/database';

let testDatabase: TestDatabase;
let database: Database;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = await openDatabase(testDatabase.url, pino({ level: 'silent' }));
});

afterAll(async () => {
  await closeDatabase(database);
  await testDatabase.drop();
});

const upstream = { id: 'foxtrackr-eu', kind: 'foxtrackr' };

test('a pause is kept with who wanted it and since when, until it is taken back', async () => {
  expect(await loadPausedUpstreams(database)).toEqual(new Map());
  const before = Date.now();
  await keepPause(database, upstream, 'Ada');
  const pause = (await loadPausedUpstreams(database)).get(upstream.id);
  expect(pause?.by).toBe('Ada');
  expect(pause?.at).toBeGreaterThanOrEqual(before);
  await keepPause(database, upstream, null);
  expect(await loadPausedUpstreams(database)).toEqual(new Map());
});

test('pause and last filter of an upstream do not touch each other', async () => {
  await keepLastFilter(database, { ...upstream, filter: 'foxtrackr/#' });
  await keepPause(database, upstream, 'Ada');
  await keepLastFilter(database, { ...upstream, filter: 'foxtrackr/+/V3.0/bat' });
  expect((await loadLastFilters(database)).get(upstream.id)).toBe('foxtrackr/+/V3.0/bat');
  expect((await loadPausedUpstreams(database)).get(upstream.id)?.by).toBe('Ada');
});
