import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { days } from '../../server/contract/duration';
import { deleteOld } from '../../server/keep/delete-old';
import { loadBulk } from '../../server/store/command-bulk';
import { listCommands } from '../../server/store/command-list';
import { loadAccepted } from '../../server/store/command-open';
import { ada, type CommandServer, detailOf, openCommandServer, sent, vinOf } from '../support/commands/command-stage';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { freePort } from '../support/free-port';

let testDatabase: TestDatabase;
let server: CommandServer;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  // Nobody listens there: what is sent waits.
  server = await openCommandServer(testDatabase.url, `mqtt://127.0.0.1:${await freePort()}`);
  await server.database.pool.query('INSERT INTO vehicle (vin) VALUES ($1), ($2)', [vinOf(1), vinOf(2)]);
});
afterAll(async () => {
  await server.stop();
  await testDatabase.drop();
});

const page = { limit: 2 };
const nobody = '00000000-0000-7000-8000-000000000000';

test('commands are listed newest first, page by page, and found by vehicle, state and who asked', async () => {
  const ids: string[] = [];
  for (const number of [1, 2, 1, 1, 2]) ids.unshift(await sent(server, { type: 'honk', vin: vinOf(number) }));
  const first = await listCommands(server.database, page);
  const second = await listCommands(server.database, { ...page, cursor: first.cursor ?? undefined });
  const third = await listCommands(server.database, { ...page, cursor: second.cursor ?? undefined });
  expect([first, second, third].flatMap(({ commands }) => commands.map(({ id }) => id))).toEqual(ids);
  expect(third.cursor).toBeNull();
  const found = async (search: object) =>
    (await listCommands(server.database, { limit: 50, ...search })).commands.length;
  expect(await found({ vin: vinOf(2) })).toBe(2);
  expect(await found({ by: 'ADA', states: ['queued'] })).toBe(5);
  expect(await found({ states: ['confirmed'] })).toBe(0);
});

test('what was measured after a command that the broker refused still counts for the one before', async () => {
  const first = await sent(server, { type: 'lock' });
  const second = await sent(server, { type: 'lock' });
  const stands = (id: string, state: string, afterSeconds: number) =>
    server.database.pool.query(
      `UPDATE command SET state = $2, published_at = now() + $3 * interval '1 second' WHERE id = $1`,
      [id, state, afterSeconds],
    );
  const next = async () =>
    (await loadAccepted(server.database.pool, nobody, 10)).find(({ id }) => id === first)?.nextPublishedAt;
  await stands(first, 'accepted', 0);
  await stands(second, 'unknown', 1);
  expect(await next()).toEqual(expect.any(Number));
  await stands(second, 'failed', 1);
  expect(await next()).toBeNull();
});

test('what ended goes with the audit log of its time; what is open stays', async () => {
  const open = await sent(server, { type: 'honk' });
  const ended = await sent(server, { type: 'honk' });
  const by = { userId: 'ada', actor: 'Ada', address: null, role: 'admin' } as const;
  await server.commands.cancel(ended, by);
  const asked = { vins: [vinOf(1)], type: 'honk', parameters: {}, whenOffline: 'fail', perSecond: 5 } as const;
  const bulk = await server.commands.sendBulk({ ...asked, vins: [vinOf(1)] }, 'many', by);
  if (!('id' in bulk)) throw new Error(`expected a bulk command, got ${JSON.stringify(bulk)}`);
  expect(await server.commands.stopBulk(bulk.id, by)).toBe(1);
  expect(await loadBulk(server.database, bulk.id)).toMatchObject({
    total: 1,
    states: { cancelled: 1 },
    stoppedBy: 'Ada',
  });
  const client = new pg.Client(testDatabase.url);
  await client.connect();
  const now = Date.now();
  const run = { client, database: server.database, now, signal: new AbortController().signal };
  expect(await deleteOld(run, 'command', now - days(1))).toBe(0);
  expect(await deleteOld(run, 'command', now + days(1))).toBe(2);
  expect(await deleteOld(run, 'command_bulk', now + days(1))).toBe(1);
  await client.end();
  expect((await detailOf(server, open)).state).toBe('queued');
  await expect(detailOf(server, ended)).rejects.toThrow();
});

test('a command stands in the state of its last step, also at the moment at which it changes', async () => {
  for (let count = 0; count < 50; count++) {
    const id = await sent(server, { type: 'honk' });
    const reading = Array.from({ length: 5 }, () => detailOf(server, id));
    await Promise.all([...reading.slice(0, 2), server.commands.cancel(id, ada), ...reading.slice(2)]);
    for (const { state, steps } of await Promise.all(reading)) expect(steps.at(-1)?.state).toBe(state);
  }
});
