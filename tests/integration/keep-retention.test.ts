import fc from 'fast-check';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { days, hours } from '../../server/contract/duration';
import type { Retention } from '../../server/contract/storage';
import { dropOld } from '../../server/keep/drop-old';
import type { Job } from '../../server/keep/job';
import { listPartitions } from '../../server/store/partition-list';
import { createPartitions, makePartitionsAhead, type PartitionedTable } from '../../server/store/partitions';
import { beginRetention, changeRetention, loadRetention, retentionJob } from '../../server/store/retention';
import { forgetReadings, now, openIngest, readVerdicts } from '../ingest/ingest-rig';
import { openTestIngest } from '../ingest/opened-ingest';
import { plainMessage, speedMessage } from '../ingest/plain-dialect';
import { startJobProcess } from '../keep/job-process';
import { forgetDerived, runOnce } from '../keep/keep-rig';

const { ingest, testDatabase } = await openTestIngest();
const { database } = ingest;
const { pool } = database;
const homeZone = process.env.TZ;

async function keepFor(retention: Partial<Retention>): Promise<void> {
  await pool.query('TRUNCATE retention');
  for (const [name, count] of Object.entries(retention))
    await pool.query('INSERT INTO retention (class, days) VALUES ($1, $2)', [name, count]);
}

async function dropAllPartitions(): Promise<void> {
  for (const table of ['reading', 'reading_rollup', 'keyframe_state', 'message_batch'] as const)
    for (const { name } of await listPartitions(pool, table)) await pool.query(`DROP TABLE ${name}`);
}

const jobOf = (name: string): Job => {
  const job = dropOld.find((one) => one.name === name);
  if (job === undefined) throw new Error(`there is no job ${name}`);
  return job;
};
const names = async (table: PartitionedTable) => (await listPartitions(pool, table)).map(({ name }) => name);

beforeEach(async () => {
  await forgetReadings(database);
  await forgetDerived(database);
  await dropAllPartitions();
});
afterEach(() => {
  if (homeZone === undefined) delete process.env.TZ;
  else process.env.TZ = homeZone;
});

test('partitions are made ahead over the end of a year, and each takes its time to the last millisecond', async () => {
  const eve = Date.UTC(2026, 11, 31, 23, 59, 59, 999);
  await makePartitionsAhead(database, eve);
  expect(await names('message_batch')).toEqual(
    ['2026_12_30', '2026_12_31', '2027_01_01', '2027_01_02'].map((day) => `message_batch_${day}`),
  );
  expect(await names('reading')).toEqual(
    ['2026_11', '2026_12', '2027_01', '2027_02'].map((month) => `reading_${month}`),
  );
  await ingest.commit([speedMessage('A', 1, eve, eve), speedMessage('A', 2, eve + 1, eve + 1)]);
  const { rows } = await pool.query('SELECT tableoid::regclass::text AS name, number FROM reading ORDER BY at');
  expect(rows).toEqual([
    { name: 'reading_2026_12', number: 1 },
    { name: 'reading_2027_01', number: 2 },
  ]);
  await makePartitionsAhead(database, eve + 1);
  expect(await names('reading')).toContain('reading_2027_03');
});

const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia', 'Australia/Lord_Howe'];
const moment = fc.integer({ min: Date.UTC(2023, 0), max: Date.UTC(2028, 0) });

test('retention drops what lies beyond it as a whole, and nothing that is inside, in any zone', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        now: moment,
        count: fc.integer({ min: 1, max: 800 }),
        zone: fc.constantFrom(...zones),
        offsets: fc.array(fc.integer({ min: -days(90), max: days(90) }), { minLength: 1, maxLength: 6 }),
        table: fc.constantFrom('message_batch' as const, 'reading_rollup' as const, 'reading' as const),
      }),
      async ({ now: clock, count, zone, offsets, table }) => {
        process.env.TZ = zone;
        await dropAllPartitions();
        const cut = clock - days(count);
        // Around the limit, and the two times next to it.
        const times = [...offsets.map((offset) => cut + offset), cut - 1, cut];
        await createPartitions(database, () => clock).ensure(table, times, (time) => time);
        const zoned = new pg.Client({ connectionString: testDatabase.url, options: `-c timezone=${zone}` });
        await zoned.connect();
        const before = await listPartitions(pool, table);
        expect(await listPartitions(zoned, table)).toEqual(before);
        await zoned.end();
        const dataClass = ({ message_batch: 'messages', reading_rollup: 'rollups', reading: 'readings' } as const)[
          table
        ];
        await keepFor({ [dataClass]: count });
        // What is derived from readings has long been made.
        await pool.query(`UPDATE job SET through = '9999-01-01' WHERE name = 'hours'`);
        await runOnce(database, jobOf(retentionJob(dataClass)), () => clock);
        const after = await listPartitions(pool, table);
        expect(after).toEqual(before.filter(({ to }) => to > cut));
        for (const time of times.filter((one) => one >= cut))
          expect(after.some(({ from, to }) => time >= from && time < to)).toBe(true);
      },
    ),
    { numRuns: 25 },
  );
});

test('with messages go what quarantine says of them and what is remembered of them; the newest values stay', async () => {
  const old = now - days(40);
  const late = speedMessage('A', 1, undefined, old);
  await ingest.commit([late, { ...late, payload: Buffer.from('{"broken":"wrong-shape"}') }]);
  await ingest.commit([{ ...late, receivedAt: now, payload: Buffer.from('{"broken":"other"}') }]);
  await keepFor({ messages: 30, readings: 30 });
  await pool.query(`UPDATE job SET through = $1 WHERE name = 'hours'`, [new Date(now)]);
  await pool.query('TRUNCATE stale_hour');
  const ended = await runOnce(database, jobOf('retention-messages'), () => now);
  expect(ended).toEqual({ outcome: expect.stringContaining('1 of their rows in quarantine went along'), removed: 2 });
  expect(await database.prisma.messageBatch.count()).toBe(1);
  expect(await database.prisma.quarantine.findMany()).toMatchObject([{ reason: 'other' }]);
  expect(await database.prisma.untimedMessage.count()).toBe(0);
  // October ends after what is kept begins.
  expect(await runOnce(database, jobOf('retention-readings'), () => now)).toMatchObject({
    outcome: 'nothing was too old',
  });
  await runOnce(database, jobOf('retention-readings'), () => now + days(20));
  expect(await database.prisma.reading.count()).toBe(0);
  expect(await database.prisma.latest.findMany()).toMatchObject([{ number: 1, at: new Date(old) }]);
});

test('readings stay until what is derived from them is made, though not for ever', async () => {
  const old = Date.UTC(2026, 8, 15);
  await ingest.commit([speedMessage('A', 1, old, old)]);
  await keepFor({ readings: 30 });
  const drop = (at: number) => runOnce(database, jobOf('retention-readings'), () => at);
  const end = Date.UTC(2026, 9, 1) + days(30);
  await pool.query(`UPDATE job SET through = $1 WHERE name = 'hours'`, [new Date(old)]);
  expect(await drop(end)).toEqual({
    outcome: 'nothing was dropped; the next is left until its hours are rolled up',
    removed: 0,
  });
  await pool.query(`UPDATE job SET through = $1 WHERE name = 'hours'`, [new Date(end)]);
  expect((await drop(end))?.outcome).toContain('left until');
  await pool.query('TRUNCATE stale_hour');
  expect(await drop(end - 1)).toMatchObject({ outcome: 'nothing was too old' });
  expect(await drop(end)).toMatchObject({ outcome: '1 month dropped' });
  await ingest.commit([speedMessage('A', 1, old, old)]);
  expect(await drop(end + days(7))).toMatchObject({ outcome: '1 month dropped' });
});

test('trips and audit are deleted by their own age', async () => {
  const ended = [now - days(8), now - days(7), now];
  await pool.query(`INSERT INTO vehicle (vin) VALUES ('T1'), ('T2') ON CONFLICT DO NOTHING`);
  for (const at of ended)
    await pool.query(
      `INSERT INTO trip (vehicle_id, started_at, ended_at, facts)
       SELECT id, $1::timestamptz - interval '1 hour', $1, '{}' FROM vehicle WHERE vin IN ('T1', 'T2')`,
      [new Date(at)],
    );
  await pool.query('TRUNCATE audit');
  for (const at of ended)
    await pool.query(`INSERT INTO audit (at, actor, action, subject, detail) VALUES ($1, 'x', 'y', 'z', '{}')`, [
      new Date(at),
    ]);
  await keepFor({ trips: 7, audit: 7 });
  expect(await runOnce(database, jobOf('retention-trips'), () => now)).toEqual({
    outcome: '2 rows deleted',
    removed: 2,
  });
  expect(await runOnce(database, jobOf('retention-audit'), () => now)).toEqual({
    outcome: '1 rows deleted',
    removed: 1,
  });
  expect(await database.prisma.trip.count()).toBe(4);
  expect(await database.prisma.audit.count()).toBe(2);
});

test('a partition in use is left for the next run, and whoever writes is held up for a moment at most', async () => {
  await ingest.commit([speedMessage('A', 1, now, now - days(40))]);
  await keepFor({ messages: 30 });
  const reader = await pool.connect();
  try {
    await reader.query('BEGIN');
    await reader.query('SELECT FROM message_batch');
    const dropping = runOnce(database, jobOf('retention-messages'), () => now);
    let slowest = 0;
    let isDone = false;
    void dropping.finally(() => {
      isDone = true;
    });
    for (let index = 0; !isDone; index++) {
      const startedAt = performance.now();
      await ingest.commit([speedMessage('B', index, now + index, now)]);
      slowest = Math.max(slowest, performance.now() - startedAt);
    }
    expect((await dropping)?.outcome).toBe('nothing was dropped; the next is in use and is left for another run');
    expect(slowest).toBeLessThan(2_000);
  } finally {
    await reader.query('ROLLBACK');
    reader.release();
  }
  expect(await runOnce(database, jobOf('retention-messages'), () => now)).toMatchObject({
    outcome: '1 day dropped',
    removed: 1,
  });
});

test('a partition dropped under a running ingest loses nothing that is still kept', async () => {
  const real = Math.floor(Date.now() / hours(1)) * hours(1);
  const old = real - days(70);
  await keepFor({ readings: 35 });
  let sent = 0;
  let isOver = false;
  const write = async (vin: string) => {
    for (let index = 0; !isOver; index++) {
      await ingest.commit([speedMessage(vin, index, real + index, real), speedMessage(vin, index, old + index, real)]);
      sent++;
    }
  };
  const writing = Promise.all([write('A'), write('B')]);
  for (let round = 0; round < 8; round++) {
    await pool.query('TRUNCATE stale_hour');
    await pool.query(`UPDATE job SET through = $1 WHERE name = 'hours'`, [new Date(real)]);
    const before = sent;
    await runOnce(database, jobOf('retention-readings'), () => real + days(30));
    // The next drop finds something again.
    await expect.poll(() => sent).toBeGreaterThan(before + 1);
  }
  isOver = true;
  await writing;
  const { rows } = await pool.query<{ count: number }>('SELECT count(*)::int AS count FROM reading WHERE at >= $1', [
    new Date(real),
  ]);
  expect(rows[0]?.count).toBe(sent);
  expect(sent).toBeGreaterThan(8);
});

test('what was measured before all that is kept can be the newest there is, and brings no partition back', async () => {
  const [old, edge] = [now - days(500), now - days(400)];
  const strict = await openIngest(testDatabase.url, undefined, () => edge);
  const reading = (signal: string, at: number) => ({ signal, value: 1, at, timeSource: 'property' as const });
  const parked = plainMessage({ vin: 'A', readings: [reading('tire', old), reading('speed', edge)] }, now);
  try {
    await strict.commit([parked]);
    await strict.commit([parked, plainMessage({ vin: 'A', readings: [reading('speed', old)] }, now)]);
  } finally {
    await strict.close();
  }
  const timesIn = async (table: 'latest' | 'reading') =>
    (await pool.query<{ at: Date }>(`SELECT at FROM ${table} ORDER BY at`)).rows.map(({ at }) => at.getTime());
  expect(await timesIn('latest')).toEqual([old, edge]);
  expect(await timesIn('reading')).toEqual([edge]);
  expect(await readVerdicts(database)).toEqual(['accepted', 'duplicate', 'late']);
  expect(await database.prisma.quarantine.count()).toBe(0);
  expect(await names('reading')).not.toContain('reading_2025_07');
});

test('what was there before anything was dropped stays until somebody says for how long', async () => {
  await pool.query('TRUNCATE retention');
  await ingest.commit([speedMessage('A', 1, now - days(70), now - days(70))]);
  const first = { messages: 30, readings: 400, rollups: 1100, trips: null, audit: null };
  expect(await beginRetention(database, first, now)).toEqual(['messages']);
  expect(await loadRetention(database)).toEqual({ ...first, messages: null });
  await runOnce(database, jobOf('retention-messages'), () => now);
  expect(await database.prisma.messageBatch.count()).toBe(1);

  await changeRetention(database, { class: 'messages', days: 30, by: 'somebody' });
  expect(await beginRetention(database, first, now)).toEqual([]);
  await runOnce(database, jobOf('retention-messages'), () => now);
  expect(await database.prisma.messageBatch.count()).toBe(0);

  await pool.query('TRUNCATE retention');
  expect(await beginRetention(database, { ...first, readings: 35, rollups: 40 }, now)).toEqual(['readings', 'rollups']);
  expect(await loadRetention(database)).toMatchObject({ messages: 30, readings: null, rollups: null });
});

test('killed while it drops what is too old it leaves each day whole or gone, and the next process goes on', async () => {
  const real = Date.now();
  const kept = [real - days(29), real];
  for (const at of [42, 41, 40].map((age) => real - days(age)).concat(kept))
    await ingest.commit([speedMessage('A', 1, real, at)]);
  await keepFor({ messages: 30 });
  const [first = '', second = '', third = '', ...others] = await names('message_batch');
  const reader = await pool.connect();
  try {
    await reader.query('BEGIN');
    await reader.query(`LOCK TABLE ${third} IN ACCESS SHARE MODE`);
    const kill = startJobProcess(database, testDatabase.url, 'dropper');
    // It has dropped two, and tries to have the third.
    await expect.poll(async () => (await names('message_batch')).length).toBe(others.length + 1);
    await kill();
  } finally {
    await reader.query('ROLLBACK');
    reader.release();
  }
  expect(await names('message_batch')).toEqual([third, ...others]);
  expect((await runOnce(database, jobOf('retention-messages')))?.outcome).toBe('1 day dropped');
  expect(await names('message_batch')).toEqual(others);
  expect(await database.prisma.messageBatch.count()).toBe(kept.length);
  const { rows } = await pool.query('SELECT to_regclass($1) AS first, to_regclass($2) AS second', [first, second]);
  expect(rows).toEqual([{ first: null, second: null }]);
});
