import pino from 'pino';
import { beforeEach, expect, test } from 'vitest';
import { days, hours, minutes, seconds } from '../../server/contract/duration';
import { closeHours, closeHoursBy } from '../../server/keep/close-hours';
import type { Job } from '../../server/keep/job';
import { createKeeper } from '../../server/keep/keeper';
import { remakeHours } from '../../server/keep/remake-hours';
import { runJob } from '../../server/keep/run-job';
import { closeDatabase, openDatabase } from '../../server/store/database';
import { loadThrough } from '../../server/store/jobs';
import { listPartitions } from '../../server/store/partition-list';
import { forgetReadings } from '../ingest/ingest-rig';
import { openTestIngest } from '../ingest/opened-ingest';
import { speedMessage } from '../ingest/plain-dialect';
import { startJobProcess } from '../keep/job-process';
import { databaseNow, forgetDerived, hourOf, readMarks, remakeAtOnce, runOnce } from '../keep/keep-rig';
import { readRollups } from '../keep/plain-rollups';

const { ingest, testDatabase } = await openTestIngest();
const { database } = ingest;
const { pool } = database;
const log = pino({ level: 'silent' });

beforeEach(async () => {
  await forgetReadings(database);
  await forgetDerived(database);
});

/** A job that says when it runs, and runs until it is let go. */
function gatedJob(name: string) {
  let begun = 0;
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const job: Job = {
    name,
    what: 'Waits.',
    everyMs: minutes(1),
    run: async () => {
      begun++;
      await gate;
      return { outcome: 'let go' };
    },
  };
  return { job, open: () => open(), begun: () => begun };
}

test('a job runs in one process at a time, and others run beside it', async () => {
  const other = await openDatabase(testDatabase.url);
  try {
    const [held, free] = [gatedJob('held'), gatedJob('free')];
    const running = runOnce(database, held.job);
    await expect.poll(held.begun).toBe(1);
    expect(await runOnce(other, held.job)).toBeNull();
    free.open();
    expect(await runOnce(other, free.job)).toEqual({ outcome: 'let go' });
    held.open();
    expect(await running).toEqual({ outcome: 'let go' });
    expect(held.begun()).toBe(1);
    expect(await runOnce(other, held.job)).toEqual({ outcome: 'let go' });
  } finally {
    await closeDatabase(other);
  }
});

test('a job that fails is noted, runs again, and keeps no other from running', async () => {
  const lines: string[] = [];
  const thrice = (name: string, run: () => void) => {
    let runs = 0;
    const job: Job = {
      name,
      what: 'Runs three times at once, and then not before long.',
      get everyMs() {
        return runs < 2 ? 5 : hours(1);
      },
      run: async () => {
        runs++;
        run();
        return { outcome: `${runs} runs`, removed: 2 };
      },
    };
    return { job, runs: () => runs };
  };
  const bad = thrice('bad', () => {
    throw new Error('WVWZZZ1KZ6W000001 cannot be stored');
  });
  const good = thrice('good', () => undefined);
  const log = pino({}, { write: (line) => lines.push(line) });
  const keeper = createKeeper({ database, jobs: [bad.job, good.job], clock: () => 1_000, log });
  const noted = async (name: string) => await database.prisma.job.findUniqueOrThrow({ where: { name } });
  keeper.start();
  // What is noted of the last run is looked for once nothing runs that could note more.
  await expect.poll(() => [bad.runs(), good.runs()]).toEqual([3, 3]);
  const endedAt = new Date(1_000);
  await expect.poll(() => noted('bad')).toMatchObject({ error: '[vin] cannot be stored', outcome: null, endedAt });
  await expect.poll(() => noted('good')).toMatchObject({ error: null, outcome: '3 runs', removed: 6n, endedAt });
  await keeper.stop();
  expect(lines.join('')).toContain('[vin] cannot be stored');
  expect(lines.join('')).not.toContain('WVWZZZ');
});

test('whatever is under way ends within a second when the process ends', async () => {
  let isAsleep = false;
  const asleep: Job = {
    name: 'asleep',
    what: 'Sleeps.',
    everyMs: minutes(1),
    run: async ({ client }) => {
      isAsleep = true;
      await client.query('SELECT pg_sleep(60)');
      return { outcome: 'slept' };
    },
  };
  const keeper = createKeeper({ database, jobs: [asleep], clock: Date.now, log });
  keeper.start();
  await expect.poll(() => isAsleep).toBe(true);
  const startedAt = performance.now();
  await keeper.stop();
  expect(performance.now() - startedAt).toBeLessThan(1_000);
});

test('an hour is closed when no transaction is left that began before its end, and marks who told in it', async () => {
  const now = await databaseNow(database);
  // Of an hour that is not over and does not end meanwhile.
  const told = now + minutes(4);
  await ingest.commit([speedMessage('A', 1, told, now), speedMessage('B', 2, told, now)]);
  const writer = await pool.connect();
  const inTwoHours = closeHoursBy(`now() + interval '2 hours'`);
  const through = async () => (await database.prisma.job.findUnique({ where: { name: 'hours' } }))?.through?.getTime();
  let begun = 0;
  try {
    await writer.query('BEGIN');
    const { rows } = await writer.query<{ now: Date }>('SELECT now()');
    begun = hourOf(rows[0]?.now.getTime() ?? 0);
    const ended = await runOnce(database, inTwoHours);
    expect(ended?.outcome).toContain('waits for a transaction that began at');
    expect(await through()).toBe(begun);
    expect(await readMarks(database)).toEqual([]);
  } finally {
    await writer.query('COMMIT');
    writer.release();
  }
  await runOnce(database, inTwoHours);
  expect(await through()).toBeGreaterThanOrEqual(begun + hours(1));
  expect(await readMarks(database)).toEqual([
    ['A', hourOf(told)],
    ['B', hourOf(told)],
  ]);
});

test('before there is anything, all hours are closed at the first try, and what comes late is made at the next', async () => {
  const now = await databaseNow(database);
  await pool.query('DELETE FROM job');
  for (const { name } of await listPartitions(pool, 'reading')) await pool.query(`DROP TABLE ${name}`);
  await runOnce(database, closeHours);
  // An hour is closed ten seconds after its end.
  expect(await loadThrough(pool, 'hours')).toBeGreaterThanOrEqual(hourOf(now - seconds(10)));
  await ingest.commit([speedMessage('A', 1, now - days(1), now)]);
  await runOnce(database, remakeAtOnce);
  expect(await readMarks(database)).toEqual([]);
  const { stored } = await readRollups(database);
  expect(stored).toHaveLength(1);
});

test('an hour that something has just come for is left alone until no more comes', async () => {
  const over = hourOf(await databaseNow(database)) - hours(3);
  await runOnce(database, closeHours);
  await ingest.commit([speedMessage('A', 1, over, over)]);
  await runOnce(database, remakeHours);
  expect(await readMarks(database)).toEqual([['A', over]]);
  await pool.query(`UPDATE stale_hour SET touched_at = touched_at - interval '30 seconds'`);
  await runOnce(database, remakeHours);
  expect(await readMarks(database)).toEqual([]);
});

test('after days away hours are closed one by one, and one that is called off goes on where it was', async () => {
  const now = await databaseNow(database);
  const old = hourOf(now) - hours(60);
  await ingest.commit([speedMessage('A', 1, old, now), speedMessage('A', 2, old + hours(50), now)]);
  await pool.query('TRUNCATE stale_hour');
  await pool.query(`UPDATE job SET through = $1 WHERE name = 'hours'`, [new Date(old - hours(5))]);
  const stopping = new AbortController();
  const running = runJob(closeHours, { database, clock: Date.now, signal: stopping.signal });
  await expect
    .poll(async () => (await database.prisma.job.findUnique({ where: { name: 'hours' } }))?.through?.getTime(), {
      interval: 1,
    })
    .toBeGreaterThan(old - hours(5));
  stopping.abort();
  await running;
  await runOnce(database, closeHours);
  expect(await readMarks(database)).toEqual([
    ['A', old],
    ['A', old + hours(50)],
  ]);
});

test('killed while it makes hours anew it leaves each marked or made, none by half, and the next process goes on', async () => {
  const over = hourOf(await databaseNow(database)) - hours(6);
  await runOnce(database, closeHours);
  for (let round = 0; round < 2; round++) {
    const messages = Array.from({ length: 400 }, (_, index) =>
      speedMessage(`K${index % 40}`, index + round, over + minutes(index % 290) + round * 1_000, over + hours(5)),
    );
    await ingest.commit(messages);
    const kill = startJobProcess(database, testDatabase.url, 'remaker');
    const marked = async () =>
      (await pool.query<{ count: number }>('SELECT count(*)::int AS count FROM stale_hour')).rows[0]?.count ?? 0;
    const first = await marked();
    await expect.poll(marked, { interval: 1, timeout: 20_000 }).toBeLessThan(Math.max(first, 1));
    await kill();
    const { stored, plain } = await readRollups(database);
    const marks = new Set(
      (
        await pool.query<{ key: string }>(`SELECT vehicle_id || ' ' || extract(epoch FROM hour) AS key FROM stale_hour`)
      ).rows.map(({ key }) => key),
    );
    const isMade = (row: unknown) => {
      const { vehicle_id: vehicle, bucket } = row as { vehicle_id: number; bucket: Date };
      return !marks.has(`${vehicle} ${(hourOf(bucket.getTime()) / 1_000).toFixed(6)}`);
    };
    expect(stored.filter(isMade)).toEqual(plain.filter(isMade));
    await runOnce(database, remakeAtOnce);
    expect(await readMarks(database)).toEqual([]);
    const after = await readRollups(database);
    expect(after.stored).toEqual(after.plain);
  }
});
