import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { hours } from '../../server/contract/duration';
import type { Message } from '../../server/contract/message';
import { DecodeError } from '../../server/upstreams/dialect';
import type { Decode } from '../../server/upstreams/kind';
import {
  forgetReadings,
  now,
  type OpenIngest,
  openIngest,
  readTruth,
  readVerdicts,
  redecodeAll,
} from '../ingest/ingest-rig';
import { decodePlain, deviceMessage, plainMessage, speedMessage } from '../ingest/plain-dialect';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { countLockWaits } from '../support/lock-waits';

let testDatabase: TestDatabase;
/** Before and after its decoder learned what `later` means. */
let ingest: OpenIngest;
let mended: OpenIngest;

const decodeBefore: Decode = (message) => {
  if (message.topic === 'later') throw new DecodeError('unknown-type', 'expected a type that we know');
  return decodePlain(message);
};

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  ingest = await openIngest(testDatabase.url, decodeBefore);
  mended = await openIngest(testDatabase.url);
});
beforeEach(async () => {
  await forgetReadings(ingest.database);
  await ingest.database.pool.query('TRUNCATE device');
  mended.changes.length = 0;
});
afterAll(async () => {
  await ingest.close();
  await mended.close();
  await testDatabase.drop();
});

const later = (message: Message): Message => ({ ...message, topic: 'later' });
const open = () => ingest.database.prisma.quarantine.count({ where: { state: 'open' } });
const countReadings = async () => {
  const { rows } = await ingest.database.pool.query(
    'SELECT count(*)::int AS readings, count(DISTINCT (vehicle_id, number))::int AS distinct FROM reading',
  );
  return rows[0];
};
/** So many messages of seven vehicles, each later than the one before, a batch at a time. */
async function leaveWaiting(count: number, inBatch = 50): Promise<Message[]> {
  const messages = Array.from({ length: count }, (_, index) =>
    later(speedMessage(`W${index % 7}`, index, now + index, now)),
  );
  for (let start = 0; start < count; start += inBatch) await ingest.commit(messages.slice(start, start + inBatch));
  return messages;
}

test('decoding again leaves what there would be had it been understood when it came', async () => {
  const messages = [
    speedMessage('A', 1, now, now),
    later(speedMessage('A', 2, now + 5, now)),
    speedMessage('A', 3, now + 2, now),
    later(speedMessage('B', 4, undefined, now)),
    later(plainMessage({ vin: 'C', absences: [{ signal: 'position', reason: 'rate_limit', description: 'x' }] }, now)),
    later(
      plainMessage(
        {
          vin: 'B',
          availabilities: [{ signal: 'speed', updateRate: 'trip', rateLimitHertz: null, appliesPer: null }],
        },
        now,
      ),
    ),
  ];
  for (const message of messages) await ingest.commit([message]);
  expect(await redecodeAll(mended)).toEqual({ steps: 1, looked: 4, settled: 4 });
  const { quarantine: _, ...again } = await readTruth(ingest.database);
  expect((await readVerdicts(ingest.database)).filter((verdict) => verdict === 'quarantined')).toEqual([]);
  await forgetReadings(ingest.database);
  for (const message of messages) await mended.commit([message]);
  const { quarantine, ...atOnce } = await readTruth(ingest.database);
  expect(quarantine).toEqual([]);
  expect(again).toEqual(atOnce);
});

test('it goes oldest first, by steps, and each message has the verdict that it would have had', async () => {
  // A step reads for a second at most: that is enough for as few batches as these.
  await leaveWaiting(2_300, 500);
  await ingest.commit([later(speedMessage('W0', 9_999, now - hours(1), now))]);
  expect(await redecodeAll(mended)).toEqual({ steps: 2, looked: 2_301, settled: 2_301 });
  expect(await readVerdicts(ingest.database)).toEqual([...Array(2_300).fill('accepted'), 'late']);
  expect(await redecodeAll(mended)).toEqual({ steps: 1, looked: 0, settled: 0 });
  expect(await countReadings()).toEqual({ readings: 2_301, distinct: 2_301 });
});

test('killed in the middle it has done a message wholly or not at all, and is taken up where it was', async () => {
  await leaveWaiting(6_000);
  // It stands before a message of the second step or a later one, with readings written and not committed.
  const gate = await ingest.database.pool.connect();
  await gate.query('BEGIN');
  await gate.query(
    'SELECT FROM message_batch WHERE id = (SELECT id FROM message_batch ORDER BY id OFFSET 60 LIMIT 1) FOR UPDATE',
  );
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/ingest/redecoder.ts'], {
    env: { ...process.env, DATABASE_URL: testDatabase.url },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  await expect.poll(() => countLockWaits(ingest.database.pool, 'transactionid')).toBe(1);
  child.kill('SIGKILL');
  await once(child, 'exit');
  await gate.query('ROLLBACK');
  gate.release();
  const waiting = await open();
  expect(waiting).toBeGreaterThan(0);
  expect(waiting).toBeLessThan(6_000);
  await redecodeAll(mended);
  expect(await open()).toBe(0);
  expect(await countReadings()).toEqual({ readings: 6_000, distinct: 6_000 });
  expect(await readVerdicts(ingest.database)).toEqual(Array(6_000).fill('accepted'));
});

test('two that decode again at once, with live messages among them, double nothing', async () => {
  const messages = await leaveWaiting(3_000);
  const live = Array.from({ length: 1_000 }, (_, index) => speedMessage(`W${index % 7}`, 10_000 + index, now, now));
  const third = await openIngest(testDatabase.url);
  await Promise.all([
    redecodeAll(mended),
    redecodeAll(third),
    ...[0, 1, 2, 3].map((part) => third.commit(live.slice(250 * part, 250 * part + 250))),
    mended.commit(messages.slice(0, 400)),
  ]);
  await third.close();
  expect(await open()).toBe(0);
  const truth = await readTruth(ingest.database);
  await forgetReadings(ingest.database);
  for (let start = 0; start < 3_000; start += 1_000) await mended.commit(messages.slice(start, start + 1_000));
  await mended.commit(live);
  const atOnce = await readTruth(ingest.database);
  expect(truth.history).toEqual(atOnce.history);
  expect(truth.latest).toEqual(atOnce.latest);
});

test('what does not decode goes on waiting, for the reason and in the group that there is today', async () => {
  const refusals = [{ reason: 'wrong-shape', field: 'x', detail: 'd' }];
  await ingest.commit([
    later(plainMessage({ broken: 'not-json' }, now)),
    later(
      plainMessage(
        { vin: 'A', readings: [{ signal: 'speed', value: 1, at: now, timeSource: 'property' }], refusals },
        now,
      ),
    ),
    later(deviceMessage('box', 1, now, now)),
    later(speedMessage('P\0', 1, now, now)),
  ]);
  expect(await redecodeAll(mended, { verdict: 'quarantined' })).toMatchObject({ looked: 4, settled: 0 });
  expect(await readVerdicts(ingest.database)).toEqual(['quarantined', 'partial', 'unmapped', 'quarantined']);
  const kept = await ingest.database.prisma.quarantine.findMany({ orderBy: { messageIndex: 'asc' } });
  expect(kept.map(({ reason, state, fingerprint }) => [reason, state, fingerprint])).toEqual([
    ['not-json', 'open', 'broken: text'],
    ['wrong-shape', 'open', 'x'],
    ['unmapped', 'open', ''],
    ['unknown-type', 'open', 'readings: list, vin: text'],
  ]);
  expect(await countReadings()).toEqual({ readings: 1, distinct: 1 });
});

test('of a message that was partly taken the rest is taken, at our receive time, too', async () => {
  const speed = { signal: 'speed', value: 1, timeSource: 'property' as const };
  const heading = { signal: 'heading', value: 2, timeSource: 'property' as const };
  const whole = later(plainMessage({ vin: 'A', readings: [speed, heading] }, now));
  const half: Decode = (message) => ({
    ...decodePlain(message),
    readings: [speed],
    refusals: [{ reason: 'unknown-unit', field: 'heading', detail: 'expected degrees' }],
  });
  const before = await openIngest(testDatabase.url, half);
  await before.commit([whole]);
  await before.close();
  expect(await readVerdicts(ingest.database)).toEqual(['partial']);
  expect(await redecodeAll(mended, { reason: 'unknown-unit' })).toMatchObject({ settled: 1 });
  await mended.commit([{ ...whole, receivedAt: now + hours(1) }]);
  expect((await readVerdicts(ingest.database)).sort()).toEqual(['accepted', 'duplicate']);
  expect(await countReadings()).toEqual({ readings: 2, distinct: 2 });
});

test('a preview tells what would come of it and writes nothing', async () => {
  await ingest.commit([
    speedMessage('A', 1, now, now),
    later(speedMessage('A', 3, now + 5, now)),
    later(speedMessage('A', 2, now - 5, now)),
  ]);
  const kept = await ingest.database.prisma.quarantine.findMany();
  const fingerprint = kept[0]?.fingerprint ?? '';
  const before = await readTruth(ingest.database);
  const key = { upstream: 'first', verdict: 'quarantined' as const, reason: 'unknown-type', fingerprint };
  const preview = await mended.preview(key);
  expect(preview).toMatchObject({ looked: 2, verdicts: { accepted: 1, late: 1 } });
  expect(preview.examples).toMatchObject([
    { vin: 'A', verdict: 'late', readings: [{ signal: 'speed', value: 2, at: now - 5 }], refusals: [] },
    { vin: 'A', verdict: 'accepted', readings: [{ value: 3 }] },
  ]);
  expect(preview.examples[0]?.reference).toMatch(/^\d+\.2$/);
  expect(await readTruth(ingest.database)).toEqual(before);
  expect(await readVerdicts(ingest.database)).toEqual(['accepted', 'quarantined', 'quarantined']);
  expect(mended.changes).toEqual([]);
});

test('messages whose bytes retention has taken are looked at and left', async () => {
  await leaveWaiting(50);
  await ingest.database.pool.query('TRUNCATE message_batch');
  expect(await redecodeAll(mended)).toEqual({ steps: 1, looked: 50, settled: 0 });
});
