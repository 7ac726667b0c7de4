import { beforeEach, expect, test } from 'vitest';
import type { QuarantineGroupKey } from '../../server/contract/quarantine';
import { discardQuarantined } from '../../server/store/discard-quarantined';
import { loadVehicleSources } from '../../server/store/vehicle-sources';
import { DecodeError } from '../../server/upstreams/dialect';
import type { Decode } from '../../server/upstreams/kind';
import { forgetReadings, now, openIngest, readTruth, readVerdicts, redecodeAll } from '../ingest/ingest-rig';
import { openTestIngest } from '../ingest/opened-ingest';
import { decodePlain, deviceMessage, plainMessage, speedMessage } from '../ingest/plain-dialect';
import { countLockWaits } from '../support/lock-waits';

const { ingest, testDatabase } = await openTestIngest();

beforeEach(async () => {
  await forgetReadings(ingest.database);
  await ingest.database.pool.query('TRUNCATE device');
});

const map = (device: string, vin: string | null, isIgnored = false) =>
  ingest.mapDevice({ upstream: 'first', device, vin, isIgnored, by: 'Ada' });
const values = async (vin: string) =>
  (await readTruth(ingest.database)).history.filter((row) => row.vin === vin).map(({ number }) => number);
const kept = () => ingest.database.prisma.quarantine.findMany({ orderBy: { id: 'asc' } });

/** Holds up whoever reads or writes a table until the answer is called. */
async function obstruct(table: string): Promise<() => Promise<void>> {
  const obstacle = await ingest.database.pool.connect();
  await obstacle.query(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
  return async () => {
    await obstacle.query('ROLLBACK');
    obstacle.release();
  };
}
const somebodyWaits = () => expect.poll(() => countLockWaits(ingest.database.pool, 'relation')).toBeGreaterThan(0);

test('what waits while its device is ignored in the middle of a re-decode waits still', async () => {
  await ingest.commit([deviceMessage('box', 1, now, now), deviceMessage('other', 2, now, now)]);
  await map('box', 'BOX');
  await map('other', 'OTHER');
  const release = await obstruct('message_batch');
  const redecoding = redecodeAll(ingest);
  await somebodyWaits();
  await map('box', 'BOX', true);
  await release();
  await redecoding;
  expect(await values('BOX')).toEqual([]);
  expect(await values('OTHER')).toEqual([2]);
  expect((await kept()).map(({ device, state }) => [device, state]).sort()).toEqual([
    ['box', 'open'],
    ['other', 'decoded'],
  ]);
  await map('box', 'BOX');
  await redecodeAll(ingest);
  expect(await values('BOX')).toEqual([1]);
});

test('a group that is discarded in the middle of a re-decode is discarded or decoded, and nothing of it both', async () => {
  const messages = Array.from({ length: 400 }, (_, index) => deviceMessage('crowd', index, now + index, now));
  for (let start = 0; start < 400; start += 40) await ingest.commit(messages.slice(start, start + 40));
  await map('crowd', 'CROWD');
  const fingerprint = (await kept())[0]?.fingerprint ?? '';
  const group: QuarantineGroupKey = { upstream: 'first', verdict: 'unmapped', reason: 'unmapped', fingerprint };
  const [, discarded] = await Promise.all([
    redecodeAll(ingest),
    discardQuarantined(ingest.database, group, 'not wanted', 'Eve'),
    redecodeAll(ingest),
  ]);
  const states = (await kept()).map(({ state }) => state);
  expect(states.filter((state) => state === 'discarded')).toHaveLength(discarded);
  expect(states.filter((state) => state === 'decoded')).toHaveLength(400 - discarded);
  expect(await values('CROWD')).toHaveLength(400 - discarded);
});

test('what a re-decode brings of the past moves no newer value that came meanwhile', async () => {
  await ingest.commit(Array.from({ length: 50 }, (_, index) => deviceMessage('live', index, now + index, now)));
  await map('live', 'LIVE');
  const release = await obstruct('message_batch');
  const redecoding = redecodeAll(ingest);
  await somebodyWaits();
  await release();
  await Promise.all([redecoding, ingest.commit([deviceMessage('live', 1_000, now + 1_000, now)])]);
  const { latest } = await readTruth(ingest.database);
  expect(latest.filter(({ vin }) => vin === 'LIVE')).toMatchObject([{ number: 1_000 }]);
  expect(await values('LIVE')).toHaveLength(51);
});

test('two connections that deliver the same events of a device while it is mapped bring them once', async () => {
  const messages = Array.from({ length: 200 }, (_, index) => deviceMessage('shared', index, now + index, now));
  const parts = Array.from({ length: 10 }, (_, part) => messages.slice(20 * part, 20 * part + 20));
  const commits = [...parts, ...parts].map((part) => ingest.commit(part));
  await commits[3];
  await map('shared', 'SHARED');
  await Promise.all(commits);
  await redecodeAll(ingest, { device: 'shared' });
  expect(await values('SHARED')).toEqual(Array.from({ length: 200 }, (_, index) => index));
  const verdicts = await readVerdicts(ingest.database);
  expect(verdicts.filter((verdict) => verdict === 'duplicate')).toHaveLength(200);
  expect(verdicts).not.toContain('unmapped');
});

test('whose a message was when it came is remembered through a decoder that can read it no longer', async () => {
  const refusals = [{ reason: 'wrong-shape', field: 'x', detail: 'd' }];
  const speed = { signal: 'speed', value: 1, at: now, timeSource: 'property' as const };
  await map('moving', 'OLD');
  await ingest.commit([plainMessage({ device: 'moving', readings: [speed], refusals }, now)]);
  await map('moving', 'NEW');
  const worse: Decode = () => {
    throw new DecodeError('wrong-shape', 'expected another');
  };
  const downgraded = await openIngest(testDatabase.url, worse);
  await redecodeAll(downgraded);
  await downgraded.close();
  expect(await kept()).toMatchObject([{ vin: 'OLD', device: 'moving', state: 'open' }]);
  const mended = await openIngest(testDatabase.url, (message) => ({ ...decodePlain(message), refusals: [] }));
  expect(await redecodeAll(mended)).toMatchObject({ settled: 1 });
  await mended.close();
  expect(await values('NEW')).toEqual([]);
  expect(await values('OLD')).toEqual([1]);
});

test('a preview of what another source would tell makes nobody a second source', async () => {
  await ingest.commit([speedMessage('ONE', 1, now, now)]);
  const broken: Decode = () => {
    throw new DecodeError('unknown-type', 'expected a type that we know');
  };
  const before = await openIngest(testDatabase.url, broken);
  await before.commit([speedMessage('ONE', 2, now + 1, now)], 'second');
  await before.close();
  const fingerprint = (await kept())[0]?.fingerprint ?? '';
  await ingest.preview({ upstream: 'second', verdict: 'quarantined', reason: 'unknown-type', fingerprint });
  await ingest.commit([speedMessage('ONE', 3, now + 2, now)]);
  expect(await loadVehicleSources(ingest.database, 'ONE')).toEqual({ readings: [] });
  await redecodeAll(ingest, {}, 'second');
  expect((await loadVehicleSources(ingest.database, 'ONE'))?.readings).toMatchObject([
    { upstream: 'first', value: 3 },
    { upstream: 'second', value: 2 },
  ]);
});

test('a mapping holds though the one before it was made by a clock ahead', async () => {
  await map('ahead', 'BEFORE');
  await ingest.database.pool.query(`UPDATE device SET updated_at = now() + interval '1 hour'`);
  const restarted = await openIngest(testDatabase.url);
  const mapping = { upstream: 'first', device: 'ahead', isIgnored: false, by: 'Ada' };
  await restarted.commit([deviceMessage('ahead', 1, now, now)]);
  await restarted.mapDevice({ ...mapping, vin: 'AFTER' });
  await restarted.commit([deviceMessage('ahead', 2, now + 1, now)]);
  await restarted.close();
  expect(await values('BEFORE')).toEqual([1]);
  expect(await values('AFTER')).toEqual([2]);
});
