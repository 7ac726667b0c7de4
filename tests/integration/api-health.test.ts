import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { minutes, seconds } from '../../server/contract/duration';
import type { HeldUpstream } from '../../server/upstreams/hold-upstream';
import { type RunningApi, startApi } from '../api/running-api';
import { waitingUpstream } from '../api/samples';

const live: HeldUpstream = { ...waitingUpstream, id: 'mobito', phase: 'live', awaySince: null };
const awaySince = (awayMs: number): HeldUpstream => ({ ...waitingUpstream, awaySince: Date.now() - awayMs });

let states: HeldUpstream[] = [];
let api: RunningApi;
beforeAll(async () => {
  const nothing = () => Promise.reject(new Error('not asked for'));
  const startTest = () => ({ startedAt: 1, endedAt: null, steps: [] });
  api = await startApi({ held: { states: () => states, control: nothing, startTest, testOf: () => null } });
});
afterAll(() => api.stop());
beforeEach(() => {
  states = [live];
});

async function readiness() {
  const { status, body } = await api.ask('/readyz');
  return { status, body: JSON.parse(body) };
}

it('a broker that is away for long leaves the product ready while another is there', async () => {
  states = [awaySince(minutes(60)), live];
  expect(await readiness()).toEqual({
    status: 200,
    body: { state: 'ready', problems: ['1 of 2 upstreams is not connected'] },
  });
});

it('all brokers away for ten minutes are more than brokers that come back', async () => {
  states = [awaySince(minutes(9)), awaySince(minutes(60))];
  expect((await readiness()).status).toBe(200);
  states = [awaySince(minutes(11)), awaySince(minutes(60)), { ...live, phase: 'paused' }];
  expect(await readiness()).toMatchObject({ status: 503, body: { error: '2 of 2 upstreams are not connected' } });
  states = [];
  expect((await readiness()).status).toBe(200);
});

/** Does something while every connection to the database is taken. */
async function whileTaken(work: () => Promise<void>): Promise<void> {
  const { pool } = api.database;
  const clients = await Promise.all(Array.from({ length: pool.options.max ?? 0 }, () => pool.connect()));
  try {
    await work();
  } finally {
    for (const client of clients) client.release();
  }
}

it('a database that hangs is told before whoever asks gives up', async () => {
  await whileTaken(async () => {
    const startedAt = performance.now();
    expect(await readiness()).toMatchObject({
      status: 503,
      body: { error: 'the database does not answer in time' },
    });
    expect(performance.now() - startedAt).toBeLessThan(seconds(8));
    expect((await api.ask('/healthz')).status).toBe(200);
  });
  expect((await readiness()).status).toBe(200);
});

it('however many ask at a time, the database is asked once', async () => {
  await whileTaken(async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, readiness));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
    expect(api.database.pool.waitingCount).toBe(1);
  });
});
