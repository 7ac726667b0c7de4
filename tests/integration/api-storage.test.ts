import { beforeEach, describe, expect, it } from 'vitest';
import { days, minutes } from '../../server/contract/duration';
import type { Storage } from '../../server/contract/storage';
import { keepJobs } from '../../server/keep/keep';
import { keepSample } from '../../server/store/storage-samples';
import { measureStorage } from '../../server/store/storage-size';
import { openPopulatedApi } from '../api/populated-api';
import { speedMessage } from '../ingest/plain-dialect';
import { runOnce } from '../keep/keep-rig';

const { api, askAs } = await openPopulatedApi();
const { database } = api;
beforeEach(async () => {
  await database.pool.query('TRUNCATE reading, latest, message_batch, quarantine, job, storage_sample');
  await database.pool.query(
    `UPDATE retention SET days = CASE class WHEN 'messages' THEN 30 WHEN 'readings' THEN 400 WHEN 'rollups' THEN 1100 END`,
  );
});

const storage = async (): Promise<Storage> => JSON.parse((await askAs('engineer', '/api/storage')).body);
const put = (body: unknown) =>
  askAs('admin', '/api/storage/retention', { method: 'PUT', body, headers: { origin: api.origin } });
const preview = async (query: string) => {
  const answer = await askAs('admin', `/api/storage/retention/preview?${query}`);
  return { status: answer.status, body: JSON.parse(answer.body) };
};

describe('storage', () => {
  it('tells of each class its rows, bytes, oldest row, partitions and retention', async () => {
    const at = Date.now() - days(40);
    await api.commit([speedMessage('A', 1, at, Date.now()), speedMessage('A', 2, Date.now(), Date.now())]);
    await database.pool.query('ANALYZE');
    const { classes, database: whole } = await storage();
    expect(classes.map(({ class: name, days: kept }) => [name, kept])).toEqual([
      ['messages', 30],
      ['readings', 400],
      ['rollups', 1100],
      ['trips', null],
      ['audit', null],
    ]);
    const [messages, readings] = classes;
    expect(messages).toMatchObject({ bytesPerDay: null, growthSeenMs: null });
    expect(messages?.partitions).toBeGreaterThanOrEqual(4);
    expect(readings).toMatchObject({ oldestAt: at });
    // What a connection had not told the statistics yet is counted again after ANALYZE, so twice at most.
    for (const told of [messages?.rows, readings?.rows]) expect([2, 3, 4]).toContain(told);
    expect(whole.bytes).toBeGreaterThan(readings?.bytes ?? Number.POSITIVE_INFINITY);
  });

  it('tells growth from samples of the last week', async () => {
    const now = Date.now();
    const { classes } = await measureStorage(database);
    const smaller = classes.map((one) => ({ ...one, bytes: one.bytes - 1_000_000 }));
    await keepSample(database, smaller, now - days(2));
    await keepSample(
      database,
      smaller.map((one) => ({ ...one, bytes: 0 })),
      now - days(9),
    );
    const [messages] = (await storage()).classes;
    // What vacuums lay out by themselves meanwhile counts, too: some pages.
    expect(messages?.bytesPerDay).toBeCloseTo(500_000, -5);
    expect(messages?.growthSeenMs).toBeGreaterThanOrEqual(days(2));
  });

  it('estimates growth within minutes of the first sample, and says of how long a time that tells', async () => {
    const now = Date.now();
    const { classes } = await measureStorage(database);
    const smaller = classes.map((one) => ({ ...one, bytes: one.bytes - 1_000_000 }));
    await keepSample(database, smaller, now - minutes(4));
    expect((await storage()).classes[0]).toMatchObject({ bytesPerDay: null, growthSeenMs: null });
    await keepSample(database, smaller, now - minutes(10));
    const [messages] = (await storage()).classes;
    expect(messages?.growthSeenMs).toBeGreaterThanOrEqual(minutes(10));
    const grown = ((messages?.bytesPerDay ?? 0) * (messages?.growthSeenMs ?? 0)) / days(1);
    expect(grown).toBeCloseTo(1_000_000, -5);
  });

  it('tells of each job what it does, how its last run ended and when the next is due', async () => {
    const [first] = keepJobs;
    if (first === undefined) throw new Error('there are no jobs');
    expect((await storage()).jobs.map(({ name }) => name)).toEqual(keepJobs.map(({ name }) => name));
    await runOnce(database, first);
    await expect(
      runOnce(database, { ...first, name: 'samples', run: () => Promise.reject(new Error('the disk is full')) }),
    ).rejects.toThrow('the disk is full');
    const { jobs } = await storage();
    const done = jobs.find(({ name }) => name === first.name);
    expect(done).toMatchObject({ what: first.what, error: null, removed: 0 });
    expect(done?.nextAt).toBe((done?.endedAt ?? 0) + first.everyMs);
    expect(jobs.find(({ name }) => name === 'samples')).toMatchObject({ error: 'the disk is full', outcome: null });
  });

  it('says beforehand what would go, and lets an administrator change for how long a class is kept', async () => {
    const past = Date.UTC(2024, 2, 5);
    await database.pool.query(
      `CREATE TABLE message_batch_2024_03_05 PARTITION OF message_batch FOR VALUES FROM ('2024-03-05Z') TO ('2024-03-06Z');
       INSERT INTO message_batch (received_at, upstream_id, count, verdicts, messages)
       SELECT timestamptz '2024-03-05 01:00Z', 1, 4, '', '' FROM generate_series(1, 5);
       -- Told later, these rows would be counted beside those that ANALYZE finds.
       SELECT pg_stat_force_next_flush()`,
    );
    await database.pool.query('ANALYZE message_batch_2024_03_05');
    const before = await preview('class=messages&days=30');
    expect(before).toMatchObject({ status: 200, body: { rows: 20 } });
    expect(before.body.bytes).toBeGreaterThan(0);
    expect((await preview('class=messages&days=30000')).body).toMatchObject({ rows: 0, bytes: 0 });
    expect((await preview('class=messages&days=forever')).body).toEqual({ rows: 0, bytes: 0, oldestKept: null });
    expect((await preview('class=messages&days=0')).status).toBe(400);
    expect((await storage()).classes[0]?.oldestAt).toBe(past + 3_600_000);
    expect((await put({ class: 'messages', days: 14 })).status).toBe(204);
    expect((await storage()).classes[0]?.days).toBe(14);
    const goes = "SELECT to_regclass('message_batch_2024_03_05') AS partition";
    await expect
      .poll(async () => (await database.pool.query(goes)).rows, { timeout: 60_000 })
      .toEqual([{ partition: null }]);
  });

  it('keeps rollups no shorter than readings, and says so', async () => {
    for (const body of [
      { class: 'rollups', days: 399 },
      { class: 'readings', days: 1101 },
      { class: 'readings', days: null },
    ]) {
      const answer = await put(body);
      expect(answer.status).toBe(400);
      expect(answer.body).toContain('rollups are kept at least as long as readings');
    }
    expect((await put({ class: 'rollups', days: null })).status).toBe(204);
    expect((await put({ class: 'readings', days: null })).status).toBe(204);
  });
});
