import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { minutes } from '../../server/contract/duration';
import { loadVehicleState } from '../../server/store/vehicle-state';
import { forgetReadings, now, type OpenIngest, openIngest, readVerdicts, redecodeAll } from '../ingest/ingest-rig';
import { openTestIngest } from '../ingest/opened-ingest';
import { deviceMessage, plainMessage } from '../ingest/plain-dialect';
import { countLockWaits } from '../support/lock-waits';

const { ingest, testDatabase } = await openTestIngest();
let elsewhere: OpenIngest;

beforeAll(async () => {
  elsewhere = await openIngest(testDatabase.url);
});
beforeEach(async () => {
  await forgetReadings(ingest.database);
  ingest.changes.length = 0;
});
afterAll(async () => {
  await elsewhere.close();
});

const map = (device: string, vin: string | null, isIgnored = false) =>
  ingest.mapDevice({ upstream: 'first', device, vin, isIgnored, by: 'Ada' });
const quarantined = () => ingest.database.prisma.quarantine.findMany({ orderBy: { id: 'asc' } });
const stored = (device: string) => ingest.database.prisma.device.findFirst({ where: { device } });
const history = async (vin: string) => {
  const { rows } = await ingest.database.pool.query(
    `SELECT r.number AS value, (extract(epoch FROM r.at) * 1000)::float8 AS at FROM reading r
     JOIN vehicle v ON v.id = r.vehicle_id WHERE v.vin = $1 ORDER BY r.at`,
    [vin],
  );
  return rows;
};

test('what an unmapped device sent is kept, and appears at its own event times when the device is mapped', async () => {
  const times = [now - minutes(3), now - minutes(2), now - minutes(1)];
  await ingest.commit(times.map((at, index) => deviceMessage('past', index, at, now)));
  expect(await readVerdicts(ingest.database)).toEqual(['unmapped', 'unmapped', 'unmapped']);
  expect(await quarantined()).toMatchObject(Array(3).fill({ verdict: 5, device: 'past', state: 'open' }));
  expect(await stored('past')).toMatchObject({ vin: null, isIgnored: false, updatedBy: null });

  await map('past', 'PAST');
  expect(await redecodeAll(ingest, { device: 'past' })).toEqual({ steps: 1, looked: 3, settled: 3 });
  expect(await history('PAST')).toEqual(times.map((at, value) => ({ value, at })));
  expect(await readVerdicts(ingest.database)).toEqual(['accepted', 'accepted', 'accepted']);
  expect(await quarantined()).toMatchObject(Array(3).fill({ state: 'decoded', settledBy: 'Ada', vin: 'PAST' }));
  expect(ingest.changes).toMatchObject([{ vin: 'PAST', lastAt: times[2], readings: [{ value: 2 }] }]);
  const [batch] = await ingest.database.prisma.messageBatch.findMany();
  expect((await loadVehicleState(ingest.database, 'PAST'))?.readings).toMatchObject([{ message: `${batch?.id}.2` }]);
  expect(batch?.verdictMask).toBe(2);
  expect(new Set(batch?.vehicleIds)).toEqual(new Set([ingest.changes[0]?.id]));

  await ingest.commit([deviceMessage('past', 9, now, now)]);
  expect((await readVerdicts(ingest.database)).at(-1)).toBe('accepted');
});

test('a device that moves to another vehicle brings it only what comes from then on', async () => {
  await map('moving', 'OLD');
  await ingest.commit([
    deviceMessage('moving', 1, now, now),
    plainMessage({ device: 'moving', refusals: [{ reason: 'wrong-shape', field: 'x', detail: 'd' }] }, now),
  ]);
  await map('moving', 'NEW');
  await ingest.commit([deviceMessage('moving', 2, now + 1, now)]);
  await redecodeAll(ingest);
  expect(await history('OLD')).toMatchObject([{ value: 1 }]);
  expect(await history('NEW')).toMatchObject([{ value: 2 }]);
  expect(await quarantined()).toMatchObject([{ vin: 'OLD', device: 'moving', state: 'open' }]);
});

test('messages of an ignored device are kept, and nobody is asked about them', async () => {
  await ingest.commit([deviceMessage('spare', 1, now, now)]);
  await map('spare', null, true);
  await ingest.commit([deviceMessage('spare', 2, now + 1, now)]);
  expect(await readVerdicts(ingest.database)).toEqual(['unmapped', 'ignored']);
  expect(await quarantined()).toHaveLength(1);
  expect(await redecodeAll(ingest, { device: 'spare' })).toMatchObject({ looked: 0 });
  await map('spare', 'SPARE');
  expect(await redecodeAll(ingest, { device: 'spare' })).toMatchObject({ settled: 1 });
  expect(await history('SPARE')).toMatchObject([{ value: 1 }]);
});

test('a receipt is written down once a minute, not for each message', async () => {
  await map('chatty', 'CHATTY');
  const receivedAt = async () => (await stored('chatty'))?.lastReceivedAt?.getTime();
  await ingest.commit([deviceMessage('chatty', 1, now, now)]);
  expect(await receivedAt()).toBe(now);
  await ingest.commit([deviceMessage('chatty', 2, now, now + 59_000)]);
  expect(await receivedAt()).toBe(now);
  await ingest.commit([deviceMessage('chatty', 3, now, now + 60_000)]);
  expect(await receivedAt()).toBe(now + 60_000);
});

test('what is mapped in one process is seen in another, at once where its device was unmapped there', async () => {
  await elsewhere.commit([deviceMessage('far', 1, now, now)]);
  await map('far', 'FAR');
  await elsewhere.commit([deviceMessage('far', 2, now + 1, now)]);
  expect(await readVerdicts(ingest.database)).toEqual(['unmapped', 'accepted']);
  await map('far', 'FARTHER');
  await elsewhere.commit([deviceMessage('far', 3, now + 2, now + minutes(1))]);
  expect(await history('FARTHER')).toMatchObject([{ value: 3 }]);
});

test('of commits side by side that have not heard of a mapping each does what one alone would', async () => {
  await elsewhere.commit([deviceMessage('busy', 0, now, now)]);
  await map('busy', 'BUSY');
  const values = [1, 2, 3, 4];
  await Promise.all(values.map((value) => elsewhere.commit([deviceMessage('busy', value, now + value, now)])));
  expect(await history('BUSY')).toMatchObject(values.map((value) => ({ value })));
});

test('a mapping waits for the commits that did not see it, so that decoding finds what they kept', async () => {
  const { pool } = ingest.database;
  const obstacle = await pool.connect();
  await obstacle.query('BEGIN; LOCK TABLE quarantine IN EXCLUSIVE MODE');
  const committing = ingest.commit([deviceMessage('slow', 1, now, now)]);
  await expect.poll(() => countLockWaits(pool, 'relation')).toBeGreaterThan(0);
  const mapping = map('slow', 'SLOW');
  await expect.poll(() => countLockWaits(pool, 'advisory')).toBeGreaterThan(0);
  await obstacle.query('ROLLBACK');
  obstacle.release();
  await Promise.all([committing, mapping]);
  expect(await redecodeAll(ingest, { device: 'slow' })).toMatchObject({ settled: 1 });
  expect(await history('SLOW')).toMatchObject([{ value: 1 }]);
});

test('whatever is committed while its device is mapped, in this process or another, reaches the vehicle once', async () => {
  const devices = 25;
  const each = 12;
  const mapped = Array.from({ length: devices }, async (_, number) => {
    const device = `race-${number}`;
    const commits = Array.from({ length: each }, (_, index) =>
      (index % 2 === 0 ? ingest : elsewhere).commit([deviceMessage(device, index, now + index, now)]),
    );
    await commits[number % each];
    await map(device, `RACE${number}`);
    const late = ingest.commit([deviceMessage(device, each, now + each, now)]);
    // Nothing is committed unmapped from here on: what there is, is found now, while other commits are under way.
    await Promise.all([late, redecodeAll(ingest, { device }), redecodeAll(elsewhere, { device }), ...commits]);
    expect(await history(`RACE${number}`)).toEqual(
      Array.from({ length: each + 1 }, (_, value) => ({ value, at: now + value })),
    );
  });
  await Promise.all(mapped);
  expect(await ingest.database.prisma.quarantine.count({ where: { state: 'open' } })).toBe(0);
  expect(new Set(await readVerdicts(ingest.database))).not.toContain('unmapped');
});

test('five thousand devices are imported together, and what waited for them is decoded', async () => {
  const rows = Array.from({ length: 5_000 }, (_, index) => ({
    upstream: 'first',
    device: `import-${index}`,
    vin: `IMPORT${index}`,
    isIgnored: false,
  }));
  await ingest.commit(rows.slice(0, 1_000).map(({ device }, index) => deviceMessage(device, index, now, now)));
  expect(await ingest.importDevices(rows, 'Ada')).toEqual({ added: 4_000, changed: 1_000, unchanged: 0 });
  expect(await ingest.importDevices(rows, 'Eve')).toEqual({ added: 0, changed: 0, unchanged: 5_000 });
  expect(await stored('import-4999')).toMatchObject({ vin: 'IMPORT4999', updatedBy: 'Ada' });
  expect(await redecodeAll(ingest, { verdict: 'unmapped' })).toMatchObject({ settled: 1_000 });
  await ingest.commit([deviceMessage('import-4999', 7, now, now)]);
  expect(await history('IMPORT4999')).toMatchObject([{ value: 7 }]);
});

test('an import that names an upstream nobody knows changes nothing', async () => {
  const row = (upstream: string) => ({ upstream, device: 'lost', vin: 'LOST', isIgnored: false });
  await expect(ingest.importDevices([row('first'), row('nobody')], 'Ada')).rejects.toThrow('upstream nobody');
  expect(await stored('lost')).toBeNull();
});
