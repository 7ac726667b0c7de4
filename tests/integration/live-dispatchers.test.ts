import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { closeDatabase, type Database, openDatabase } from '../../server/store/database';
import { holdDispatcher, loadDispatchers } from '../../server/store/live-dispatchers';
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

const numbers = () => loadDispatchers(database.pool);

test('a process is there as long as it holds its place', async () => {
  const held = await holdDispatcher(database, 7, () => undefined);
  const other = await holdDispatcher(database, 8, () => undefined);
  expect(await numbers()).toEqual(new Set([7, 8]));
  await held.end();
  await vi.waitFor(async () => expect(await numbers()).toEqual(new Set([8])), patient);
  await other.end();
});

test('a process takes its place anew though the server takes an earlier connection of it to be there', async () => {
  const onLost = vi.fn();
  // The network has lost it: nobody hears of it any more, and nobody has closed it.
  await holdDispatcher(database, 9, onLost);
  const held = await holdDispatcher(database, 9, () => undefined);
  expect(await numbers()).toContain(9);
  await vi.waitFor(() => expect(onLost).toHaveBeenCalledOnce(), patient);
  await held.end();
});
