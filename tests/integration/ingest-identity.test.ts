import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { minutes } from '../../server/contract/duration';
import type { Message } from '../../server/contract/message';
import { findMessages } from '../../server/store/find-messages';
import { loadMessage } from '../../server/store/stored-message';
import { makeDecoder } from '../../server/upstreams/drogue/decode';
import { decodeFoxtrackr } from '../../server/upstreams/foxtrackr/decode';
import type { Decode } from '../../server/upstreams/kind';
import { createMobitoDecoder } from '../../server/upstreams/mobito/decode';
import {
  forgetReadings,
  now,
  type OpenIngest,
  openIngest,
  readTruth,
  readVerdicts,
  redecodeAll,
} from '../ingest/ingest-rig';
import { decodePlain, plainMessage } from '../ingest/plain-dialect';
import { createTestDatabase, type TestDatabase } from '../support/database';

let testDatabase: TestDatabase;
let foxtrackr: OpenIngest;
let drogue: OpenIngest;
let mobito: OpenIngest;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  foxtrackr = await openIngest(testDatabase.url, decodeFoxtrackr);
  drogue = await openIngest(testDatabase.url, makeDecoder({}));
  mobito = await openIngest(testDatabase.url, createMobitoDecoder(undefined));
  await drogue.mapDevice({ upstream: 'first', device: 'box', vin: 'BOX', isIgnored: false, by: 'Ada' });
});
beforeEach(() => forgetReadings(foxtrackr.database));
afterAll(async () => {
  for (const ingest of [foxtrackr, drogue, mobito]) await ingest.close();
  await testDatabase.drop();
});

const history = async () =>
  (await readTruth(foxtrackr.database)).history.map((row) => ({ ...row, at: Number(row.at) }));
const verdicts = () => readVerdicts(foxtrackr.database);
const places = async () => (await findMessages(foxtrackr.database, {})).messages.map(({ reference }) => reference);
const load = (reference: string | undefined, decode: Decode) =>
  loadMessage(foxtrackr.database, reference ?? '', () => decode);

const topics = ['1BBCE', 'vans', 'north'].map((segment) => `foxtrackr/${segment}/V3.0/bat`);
const untimed = (topic: string, deviceId: string, receivedAt: number): Message => ({
  topic,
  payload: Buffer.from(JSON.stringify({ messageType: 1, deviceId, version: 3, battery: { level: 50 } })),
  receivedAt,
});

test('a tracker’s message without a time counts once, on whichever of its topics it comes', async () => {
  await foxtrackr.mapDevice({ upstream: 'first', device: 'A1', vin: 'TRACKED', isIgnored: false, by: 'Ada' });
  await foxtrackr.commit(topics.map((topic) => untimed(topic, 'A1', now)));
  for (const topic of topics) await foxtrackr.commit([untimed(topic, 'A1', now + minutes(1))]);
  expect(await history()).toMatchObject([{ vin: 'TRACKED', number: 50, at: now }]);
  expect(await verdicts()).toEqual(['accepted', ...Array(5).fill('duplicate')]);
  const repeated = await load((await places())[0], decodeFoxtrackr);
  expect(repeated?.readings).toMatchObject([{ effect: { kind: 'repeated', by: { at: now } } }]);
});

test('what an unmapped tracker sends on three topics waits once, and is decoded once', async () => {
  await foxtrackr.commit(topics.slice(0, 2).map((topic) => untimed(topic, 'A2', now)));
  await foxtrackr.commit([untimed(topics[2] ?? '', 'A2', now + minutes(1))]);
  expect(await foxtrackr.database.prisma.quarantine.findMany()).toMatchObject([{ device: 'A2', seen: 3 }]);
  expect(await verdicts()).toEqual(['unmapped', 'duplicate', 'duplicate']);
  await foxtrackr.mapDevice({ upstream: 'first', device: 'A2', vin: 'LATER', isIgnored: false, by: 'Ada' });
  const waits = await load((await places())[0], decodeFoxtrackr);
  expect(waits).toMatchObject({ device: 'A2', readings: [{ effect: { kind: 'not-taken' } }] });
  expect(await redecodeAll(foxtrackr, { device: 'A2' })).toMatchObject({ looked: 1, settled: 1 });
  await foxtrackr.commit([untimed(topics[1] ?? '', 'A2', now + minutes(2))]);
  expect(await history()).toMatchObject([{ vin: 'LATER', number: 50, at: now }]);
  expect(await verdicts()).toEqual(['accepted', 'duplicate', 'duplicate', 'duplicate']);
  for (const place of (await places()).slice(0, 3))
    expect((await load(place, decodeFoxtrackr))?.readings).toMatchObject([{ effect: { kind: 'repeated' } }]);
});

const attributes = (id: string) => ({
  specversion: '1.0',
  id,
  source: 'drogue://app/box',
  type: 'io.drogue.event.v1',
  device: 'box',
  subject: 'state',
  datacontenttype: 'application/json',
});
const structured = (id: string, topic: string, receivedAt: number): Message => ({
  topic,
  payload: Buffer.from(JSON.stringify({ ...attributes(id), data: { temp: 21 } })),
  receivedAt,
});
const binary = (id: string, topic: string, receivedAt: number, hop = 'a'): Message => ({
  topic,
  payload: Buffer.from('{"temp":21}'),
  contentType: 'application/json',
  properties: { ...attributes(id), hop },
  receivedAt,
});

test('one CloudEvent through two subscriptions counts once, in structured and in binary mode', async () => {
  await drogue.commit([structured('1', 'app/fleet', now), structured('1', 'app/fleet-by-rule', now + 1)]);
  await drogue.commit([structured('1', 'app/fleet-by-rule', now + minutes(1))]);
  await drogue.commit([binary('2', 'app/fleet', now + 2)]);
  await drogue.commit([binary('2', 'app/fleet-by-rule', now + 3, 'b')]);
  expect(await history()).toMatchObject([{ at: now }, { at: now + 2 }]);
  expect(await verdicts()).toEqual(['accepted', 'duplicate', 'duplicate', 'accepted', 'duplicate']);
});

test('the same bytes sent again as another event are another', async () => {
  await drogue.commit([binary('3', 'app/fleet', now), binary('4', 'app/fleet', now + 1)]);
  await drogue.commit([binary('5', 'app/fleet', now + 2)]);
  expect(await history()).toHaveLength(3);
  expect(await verdicts()).toEqual(Array(3).fill('accepted'));
});

const record = (uuid: string, mileage: string, recordedAt: number, offset: string): Message => ({
  topic: 'acme.vehicles',
  payload: Buffer.from(JSON.stringify({ vin: 'WMW', uuid, mileage })),
  receivedAt: now,
  recordedAt,
  delivery: { partition: 0, offset },
});
const at = (minute: number) => now + minutes(minute);

test('a record that is produced again counts once, and does not put an old value before a newer', async () => {
  await mobito.commit([record('u1', '100.0', at(-9), '1'), record('u2', '120.0', at(-8), '2')]);
  await mobito.commit([record('u1', '100.0', at(-7), '3')]);
  const { latest, history } = await readTruth(mobito.database);
  expect(latest).toMatchObject([{ signal: 'odometer', number: 120 }]);
  expect(history).toMatchObject([{ number: 100 }, { number: 120 }]);
  expect(await verdicts()).toEqual(['accepted', 'accepted', 'duplicate']);
  const [again, , first] = await places();
  expect((await load(again, createMobitoDecoder(undefined)))?.readings[0]?.effect.kind).toBe('repeated');
  expect((await load(first, createMobitoDecoder(undefined)))?.readings[0]?.effect.kind).toBe('older');
});

test('a parked vehicle’s next record with the same values is news, for it is another record', async () => {
  await mobito.commit([record('u1', '100.0', at(-9), '1')]);
  await mobito.commit([record('u2', '100.0', at(-8), '2')]);
  expect(await history()).toHaveLength(2);
});

test('of a record that was partly taken the rest is taken when it is decoded again, at the record’s time', async () => {
  const speed = { signal: 'speed', value: 1, timeSource: 'property' as const };
  const heading = { signal: 'heading', value: 2, timeSource: 'property' as const };
  const whole = (topic: string) =>
    plainMessage({ vin: 'PART', identity: 'i', readings: [speed, heading] }, now, { topic, recordedAt: at(-3) });
  const before = await openIngest(testDatabase.url, (message) => ({
    ...decodePlain(message),
    readings: [speed],
    refusals: [{ reason: 'unknown-unit', field: 'heading', detail: 'expected degrees' }],
  }));
  await before.commit([whole('one')]);
  await before.commit([whole('two')]);
  await before.close();
  expect(await verdicts()).toEqual(['partial', 'duplicate']);
  const mended = await openIngest(testDatabase.url);
  expect(await redecodeAll(mended)).toMatchObject({ looked: 1, settled: 1 });
  await mended.commit([whole('three')]);
  await mended.close();
  expect(await verdicts()).toEqual(['accepted', 'duplicate', 'duplicate']);
  expect((await history()).map(({ signal, at }) => [signal, at])).toEqual([
    ['heading', at(-3)],
    ['speed', at(-3)],
  ]);
});

test('a refusal is no longer told once its value is in the history, be it by a later copy', async () => {
  const refusals = [
    { reason: 'unknown-unit', field: 'heading', detail: 'expected degrees' },
    { reason: 'wrong-shape', field: 'doors', detail: 'expected a list' },
  ];
  const sent = plainMessage(
    {
      vin: 'TOLD',
      readings: [{ signal: 'heading', value: 2, at: now, timeSource: 'property' }],
      refusals: refusals.slice(1),
    },
    now,
  );
  const before = await openIngest(testDatabase.url, (message) => ({ ...decodePlain(message), readings: [], refusals }));
  await before.commit([sent]);
  await before.close();
  expect((await load((await places())[0], decodePlain))?.refusals).toEqual(refusals);
  const mended = await openIngest(testDatabase.url);
  await mended.commit([{ ...sent, receivedAt: now + 1 }]);
  await mended.close();
  for (const place of await places()) expect((await load(place, decodePlain))?.refusals).toEqual(refusals.slice(1));
});
