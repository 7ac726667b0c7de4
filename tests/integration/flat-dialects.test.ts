import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { minutes } from '../../server/contract/duration';
import type { Message } from '../../server/contract/message';
import { decodeFoxtrackr } from '../../server/upstreams/foxtrackr/decode';
import { createMobitoDecoder } from '../../server/upstreams/mobito/decode';
import { forgetReadings, now, type OpenIngest, openIngest, readTruth, readVerdicts } from '../ingest/ingest-rig';
import { createTestDatabase, type TestDatabase } from '../support/database';

let testDatabase: TestDatabase;
let foxtrackr: OpenIngest;
let mobito: OpenIngest;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  foxtrackr = await openIngest(testDatabase.url, decodeFoxtrackr);
  mobito = await openIngest(testDatabase.url, createMobitoDecoder(undefined));
});
beforeEach(() => forgetReadings(foxtrackr.database));
afterAll(async () => {
  await foxtrackr.close();
  await mobito.close();
  await testDatabase.drop();
});

const sample = readFileSync(new URL('../fixtures/mobito/seed_message.json', import.meta.url));
const segments = ['1BBCE', 'vans', 'north'];

const tracked = (segment: string, level: number): Message => ({
  topic: `foxtrackr/${segment}/V3.0/bat`,
  payload: Buffer.from(
    JSON.stringify({
      messageType: 1,
      deviceId: '1BBCE',
      version: 3,
      timeMs: now - minutes(9) + level,
      battery: { level },
    }),
  ),
  receivedAt: now,
});

test('a message on the topics of its device and of two groups counts once, in one batch or in three', async () => {
  await foxtrackr.mapDevice({ upstream: 'first', device: '1BBCE', vin: 'TRACKED', isIgnored: false, by: 'Ada' });
  await foxtrackr.commit(segments.map((segment) => tracked(segment, 50)));
  for (const segment of segments) await foxtrackr.commit([tracked(segment, 51)]);
  const { history } = await readTruth(foxtrackr.database);
  expect(history).toMatchObject([
    { vin: 'TRACKED', signal: 'device.battery.level', number: 50 },
    { vin: 'TRACKED', signal: 'device.battery.level', number: 51 },
  ]);
  const repeated = ['accepted', 'duplicate', 'duplicate'];
  expect(await readVerdicts(foxtrackr.database)).toEqual([...repeated, ...repeated]);
});

test('a record delivered again after a crash counts once', async () => {
  const record: Message = {
    topic: 'acme.vehicles',
    payload: sample,
    receivedAt: now,
    recordedAt: now - minutes(1),
    delivery: { partition: 0, offset: '7', key: 'EXAMPLE0607M29923' },
  };
  await mobito.commit([record]);
  const before = await readTruth(mobito.database);
  await mobito.commit([{ ...record, receivedAt: now + minutes(1) }]);
  expect(await readTruth(mobito.database)).toEqual(before);
  expect(before.history).toHaveLength(74);
  expect(await readVerdicts(mobito.database)).toEqual(['accepted', 'duplicate']);
});
