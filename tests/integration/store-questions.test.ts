import { afterAll, beforeAll, expect, test } from 'vitest';
import { minutes } from '../../server/contract/duration';
import type { Reading } from '../../server/contract/reading';
import { createIngest } from '../../server/ingest/ingest';
import { closeDatabase, type Database, openDatabase } from '../../server/store/database';
import { editVehicle } from '../../server/store/edit-vehicle';
import { type LoadedVehicle, loadFleet } from '../../server/store/load-fleet';
import { listSignals } from '../../server/store/signal-list';
import { loadMessage } from '../../server/store/stored-message';
import { loadVehicleState } from '../../server/store/vehicle-state';
import { decoderOf } from '../../server/upstreams';
import { decodeHighMobility } from '../../server/upstreams/high-mobility/decode';
import { log, now } from '../ingest/ingest-rig';
import { createTestDatabase, type TestDatabase } from '../support/database';

let testDatabase: TestDatabase;
let database: Database;

const vin = 'WDB1110011V000001';
const property = (capability: string, name: string, data: unknown, at: number) => ({
  topic: `live/level13/app/${vin}/${capability}/get/${name}`,
  contentType: 'application/json',
  properties: { region: 'eu' },
  receivedAt: at + 700,
  payload: Buffer.from(
    JSON.stringify({
      message_id: 'A'.repeat(64),
      version: 1,
      vin,
      capability,
      property: name,
      data: { [capability]: { [name]: { data, timestamp: new Date(at).toISOString() } } },
    }),
  ),
});
const kilometers = (value: number) => ({ unit: 'kilometers', value });

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = await openDatabase(testDatabase.url);
  const upstreams = [{ id: 'maker', kind: 'high-mobility', decode: decodeHighMobility }];
  const ingest = createIngest({ database, upstreams, decoderOf, onCommitted: () => undefined, clock: () => now, log });
  const commit = ingest.commitFor('maker');
  await commit([
    property('diagnostics', 'odometer', kilometers(1_000), now),
    property('vehicle_location', 'coordinates', { latitude: 52.5, longitude: 13.4 }, now),
    property('made_up', 'flux', 1.21, now),
    { topic: 'live/x', payload: Buffer.from([0xff, 0xfe, 0x00]), receivedAt: now },
  ]);
  await commit([
    property('diagnostics', 'odometer', kilometers(1_010), now + minutes(1)),
    property('diagnostics', 'odometer', kilometers(1_000), now),
  ]);
});
afterAll(async () => {
  await closeDatabase(database);
  await testDatabase.drop();
});

const load = (reference: string) => loadMessage(database, reference, (_upstream, kind) => decoderOf(kind));

const odometer = async () =>
  (await loadVehicleState(database, vin))?.readings.find(({ signal }) => signal === 'odometer');

test('a vehicle is loaded with its newest readings, and an unknown VIN with nothing', async () => {
  const state = await loadVehicleState(database, vin);
  expect(state).toMatchObject({ vin, name: null, absences: [], availabilities: [] });
  expect(await odometer()).toMatchObject({
    value: 1_010,
    at: now + minutes(1),
    receivedAt: now + minutes(1) + 700,
    timeSource: 'property',
    upstream: 'maker',
  });
  expect(state?.readings.find(({ signal }) => signal === 'position')?.value).toEqual({
    latitude: 52.5,
    longitude: 13.4,
  });
  expect(await loadVehicleState(database, 'nobody')).toBeNull();
});

test('every value leads to the message that brought it, and its bytes say that value when decoded again', async () => {
  const state = await loadVehicleState(database, vin);
  expect(state?.readings.length).toBeGreaterThan(2);
  for (const reading of state?.readings ?? []) {
    const message = await load(reading.message);
    expect(message).toMatchObject({ reference: reading.message, upstream: 'maker', vin, verdict: 'accepted' });
    expect(message?.readings).toContainEqual({ ...reading, effect: { kind: 'latest', by: null } });
  }
});

test('a message comes back as it came', async () => {
  const reference = (await odometer())?.message ?? '';
  const message = await load(reference);
  const sent = property('diagnostics', 'odometer', kilometers(1_010), now + minutes(1));
  expect(message).toMatchObject({
    topic: sent.topic,
    receivedAt: sent.receivedAt,
    contentType: 'application/json',
    properties: { region: 'eu' },
    payload: sent.payload.toString(),
    isText: true,
    bytes: sent.payload.length,
    refusals: [],
  });
});

test('the same bytes again, and bytes that are no text, have their message and verdict too', async () => {
  const newest = (await odometer())?.message ?? '';
  const again = await load(newest.replace(/\.0$/, '.1'));
  expect(again).toMatchObject({
    verdict: 'duplicate',
    readings: [{ signal: 'odometer', value: 1_000, effect: { kind: 'repeated', by: { upstream: 'maker', at: now } } }],
  });
  const position = (await loadVehicleState(database, vin))?.readings.find(({ signal }) => signal === 'position');
  const broken = await load(position?.message.replace(/\.1$/, '.3') ?? '');
  expect(broken).toMatchObject({
    verdict: 'quarantined',
    isText: false,
    payload: '//4A',
    bytes: 3,
    vin: null,
    readings: [],
  });
  expect(broken?.refusals).toHaveLength(1);
});

test('a message that is not kept is nobody’s', async () => {
  expect(await load('999999.0')).toBeNull();
  expect(await load(((await odometer())?.message ?? '').replace(/\.0$/, '.2'))).toBeNull();
});

test('signals without a line in the catalogue are listed by what their upstream says of them', async () => {
  const listed = await listSignals(database);
  expect(listed.find(({ id }) => id === 'odometer')).toMatchObject({ label: 'Odometer', unit: 'km' });
  const generic = listed.filter(({ id }) => id.startsWith('high_mobility.made_up'));
  expect(generic).toMatchObject([{ kind: 'number', group: 'other', unit: null }]);
});

test('people’s words for a vehicle are kept, absent ones stay', async () => {
  expect(await editVehicle(database, vin, { name: 'Van 7', model: 'Sprinter' })).toMatchObject({ vin, name: 'Van 7' });
  expect(await editVehicle(database, vin, { name: null })).toMatchObject({ name: null, model: 'Sprinter' });
  expect(await editVehicle(database, 'nobody', { name: 'x' })).toBeNull();
});

test('the fleet is loaded whole, vehicles without a reading included', async () => {
  await database.pool.query(`INSERT INTO vehicle (vin) SELECT 'EMPTY' || n FROM generate_series(1, 2500) n`);
  const named: string[] = [];
  const loaded: LoadedVehicle[] = [];
  await loadFleet(database, {
    name: (vehicles) => named.push(...vehicles.map((vehicle) => vehicle.vin)),
    apply: (vehicles) => loaded.push(...vehicles),
  });
  expect(new Set(named).size).toBe(2_501);
  expect(loaded).toHaveLength(2_501);
  const driven = loaded.find((vehicle) => vehicle.vin === vin);
  expect(driven).toMatchObject({ lastAt: now + minutes(1), lastReceivedAt: now + minutes(1) + 700 });
  const bySignal = (readings: Reading[] = []) => [...readings].sort((a, b) => (a.signal < b.signal ? -1 : 1));
  expect(bySignal(driven?.readings)).toEqual(bySignal((await loadVehicleState(database, vin))?.readings));
  expect(loaded.find((vehicle) => vehicle.vin === 'EMPTY7')).toMatchObject({ readings: [], lastAt: null });
});
