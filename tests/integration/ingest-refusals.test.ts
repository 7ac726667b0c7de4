import { beforeEach, expect, test } from 'vitest';
import type { Message } from '../../server/contract/message';
import { loadVehicleState } from '../../server/store/vehicle-state';
import { forgetReadings, now, readVerdicts } from '../ingest/ingest-rig';
import { openTestIngest } from '../ingest/opened-ingest';
import { misjudgedMessage, plainMessage, speedMessage } from '../ingest/plain-dialect';

const { ingest } = await openTestIngest();

beforeEach(async () => {
  await forgetReadings(ingest.database);
  ingest.changes.length = 0;
});

const quarantined = () => ingest.database.prisma.quarantine.findMany({ orderBy: { id: 'asc' } });
const storedNumbers = async () =>
  (await ingest.database.prisma.reading.findMany({ orderBy: { number: 'asc' } })).map(({ number }) => number);
const speed = (value: number) => [{ signal: 'speed', value, at: now, timeSource: 'property' as const }];

test('every message of a batch gets the verdict it deserves', async () => {
  const { commit, database } = ingest;
  await commit([
    speedMessage('A', 1, now, now),
    speedMessage('A', 1, now, now),
    plainMessage({ vin: 'A' }, now),
    plainMessage({}, now),
    plainMessage({ device: 'box-1', readings: speed(2) }, now),
    plainMessage({ broken: 'not-json' }, now),
    plainMessage({ broken: 'bug' }, now),
    plainMessage(
      { vin: 'B', readings: speed(3), refusals: [{ reason: 'unknown-unit', field: 'x', detail: 'd' }] },
      now,
    ),
    plainMessage({ vin: 'C', refusals: [{ reason: 'wrong-shape', field: 'x', detail: 'd' }] }, now),
  ]);
  expect(await readVerdicts(database)).toEqual([
    'accepted',
    'duplicate',
    'ignored',
    'ignored',
    'unmapped',
    'quarantined',
    'quarantined',
    'partial',
    'quarantined',
  ]);
  expect(
    (await quarantined()).map(({ reason, vin, device, messageIndex }) => [reason, vin, device, messageIndex]),
  ).toEqual(
    expect.arrayContaining([
      ['unmapped', null, 'box-1', 4],
      ['not-json', null, null, 5],
      ['decoder-failed', null, null, 6],
      ['unknown-unit', 'B', null, 7],
      ['wrong-shape', 'C', null, 8],
    ]),
  );
  expect(await database.prisma.vehicle.findUnique({ where: { vin: 'C' } })).toBeNull();
});

test('the same broken bytes are counted, not kept again', async () => {
  const broken = (receivedAt: number) => plainMessage({ broken: 'not-json' }, receivedAt);
  await ingest.commit([broken(now), broken(now + 1)]);
  await ingest.commit([broken(now + 2)]);
  const kept = await quarantined();
  expect(kept).toMatchObject([{ seen: 3, state: 'open', messageIndex: 0 }]);
  expect(kept[0]?.receivedAt.getTime()).toBe(now);
  expect(kept[0]?.lastReceivedAt.getTime()).toBe(now + 2);
});

test('messages share a group by the shape of what is at fault, whatever else they say', async () => {
  const refused = (field: string) => [{ reason: 'wrong-shape', field, detail: 'd' }];
  await ingest.commit([
    plainMessage({ vin: 'A', refusals: refused('doors[1].open') }, now),
    plainMessage({ vin: 'B', refusals: refused('doors[0].open'), readings: [] }, now),
    plainMessage({ vin: 'C', refusals: refused('speed') }, now),
    plainMessage({ device: 'D', refusals: refused('speed') }, now),
    plainMessage({ device: 'E', readings: [] }, now),
    plainMessage({ broken: 'not-json' }, now),
    plainMessage({ broken: 'not-json', vin: 'F\0\ud800'.repeat(50) }, now),
    plainMessage({ broken: 'not-json', ['\0\ud800'.repeat(99)]: 1 }, now),
  ]);
  const kept = (await quarantined()).sort((x, y) => x.messageIndex - y.messageIndex);
  expect(kept.map(({ fingerprint }) => fingerprint).slice(0, 7)).toEqual([
    'doors[].open',
    'doors[].open',
    'speed',
    '',
    '',
    'broken: text',
    'broken: text, vin: text',
  ]);
});

const poisons: Record<string, (at: number) => Message> = {
  'a text with U+0000': (at) =>
    plainMessage(
      { vin: 'P', readings: [{ signal: 'charging.status', value: 'a\0b', at, timeSource: 'property' }] },
      now,
    ),
  'a VIN with U+0000': (at) => speedMessage('P\0', 666, at, now),
  'a VIN too long for an index': (at) =>
    speedMessage(Array.from({ length: 9_000 }, (_, i) => (i * i).toString(36)).join(''), 666, at, now),
};

for (const [name, poison] of Object.entries(poisons))
  test(`${name} keeps none of the 299 other messages out, and is quarantined itself`, async () => {
    const messages = Array.from({ length: 299 }, (_, index) => speedMessage(`V${index % 50}`, index, now + index, now));
    messages.splice(137, 0, poison(now));
    await ingest.commit(messages);
    expect(await storedNumbers()).toEqual(Array.from({ length: 299 }, (_, index) => index));
    expect((await readVerdicts(ingest.database)).filter((verdict) => verdict === 'quarantined')).toHaveLength(1);
    expect(await quarantined()).toMatchObject([{ reason: 'store-refused', messageIndex: 0 }]);
    await ingest.commit([speedMessage('V0', 1_000, now + 1_000, now)]);
    expect((await loadVehicleState(ingest.database, 'V0'))?.readings).toMatchObject([{ value: 1_000 }]);
  });

test('a message that cannot be judged keeps no other out, and none of it is stored', async () => {
  await ingest.commit([speedMessage('A', 1, now, now), misjudgedMessage('M', now), speedMessage('A', 2, now + 1, now)]);
  expect(await storedNumbers()).toEqual([1, 2]);
  expect(await readVerdicts(ingest.database)).toEqual(['accepted', 'quarantined', 'accepted']);
  expect(await quarantined()).toMatchObject([{ reason: 'judge-failed', vin: null, messageIndex: 1 }]);
  expect(await ingest.database.prisma.vehicle.findUnique({ where: { vin: 'M' } })).toBeNull();
});

test('what a refusal quotes may hold anything', async () => {
  const refusals = [{ reason: 'wrong-shape', field: 'a\0', detail: `got "\0${'x'.repeat(5_000)}"` }];
  await ingest.commit([plainMessage({ vin: 'A', readings: speed(1), refusals }, now)]);
  expect(await readVerdicts(ingest.database)).toEqual(['partial']);
  const [kept] = await quarantined();
  expect(kept?.refusals).toMatchObject([{ field: 'a\uFFFD' }]);
});

test('half a surrogate pair, sent as such or left by the cut, does not cost a message its refusals', async () => {
  const refusals = [{ reason: 'wrong-shape', field: '\uD83D\u{1F697}', detail: `${'x'.repeat(999)}\u{1F697}` }];
  await ingest.commit([plainMessage({ vin: 'A', readings: speed(1), refusals }, now)]);
  expect(await readVerdicts(ingest.database)).toEqual(['partial']);
  const [kept] = await quarantined();
  expect(kept?.refusals).toMatchObject([{ field: '\uFFFD\u{1F697}', detail: `${'x'.repeat(999)}\uFFFD` }]);
});

test('absences and availabilities reach the vehicle, newest last', async () => {
  const absence = (reason: string, at: number) => ({ signal: 'position', reason, description: 'so', at });
  const availability = { signal: 'speed', updateRate: 'trip', rateLimitHertz: 0.5, appliesPer: 'app' };
  await ingest.commit([
    plainMessage({ vin: 'A', absences: [absence('rate_limit', now)], availabilities: [availability] }, now),
    plainMessage({ vin: 'A', absences: [absence('privacy_mode_active', now - 1)] }, now),
  ]);
  const state = await loadVehicleState(ingest.database, 'A');
  expect(state?.absences).toMatchObject([{ signal: 'position', reason: 'rate_limit', at: now, upstream: 'first' }]);
  expect(state?.availabilities).toEqual([{ ...availability, upstream: 'first' }]);
  expect(ingest.changes).toMatchObject([
    { vin: 'A', readings: [], absences: [{ reason: 'rate_limit' }], lastAt: null },
  ]);
});

test('of what one message says of a missing signal the last is told, and of each message its own', async () => {
  const absence = (signal: string, reason: string, at: number) => ({ signal, reason, description: 'so', at });
  const twice = [absence('position', 'a', now), absence('position', 'b', now), absence('position', 'c', now - 1)];
  await ingest.commit([
    plainMessage({ vin: 'A', absences: [...twice, absence('speed', 'd', now)] }, now),
    plainMessage({ vin: 'B', absences: [absence('position', 'e', now)] }, now),
  ]);
  const told = ingest.changes.flatMap(({ vin, absences }) =>
    absences.map(({ signal, reason }) => [vin, signal, reason]),
  );
  expect(told.sort()).toEqual([
    ['A', 'position', 'b'],
    ['A', 'speed', 'd'],
    ['B', 'position', 'e'],
  ]);
  for (const { vin, absences } of ingest.changes)
    expect((await loadVehicleState(ingest.database, vin))?.absences).toEqual(expect.arrayContaining(absences));
});

test('what holds no reading is accepted at first, late when newer is known, and then a duplicate', async () => {
  const availabilities = [{ signal: 'speed', updateRate: 'trip', rateLimitHertz: 0.5, appliesPer: 'app' }];
  const absent = (at: number) =>
    plainMessage({ vin: 'A', absences: [{ signal: 'position', reason: 'a', description: 'so', at }] }, now);
  const available = (receivedAt: number) => plainMessage({ vin: 'A', availabilities }, receivedAt);
  const availableAt = (at: number) =>
    plainMessage({ vin: 'B', availabilities }, now, { topic: `${at}`, recordedAt: at });
  const verdictsOf = async (...messages: Message[]) => {
    await ingest.commit(messages);
    return (await readVerdicts(ingest.database)).slice(-messages.length);
  };
  expect(await verdictsOf(available(now), available(now + 1))).toEqual(['accepted', 'duplicate']);
  expect(await verdictsOf(available(now + 2))).toEqual(['duplicate']);
  expect(await verdictsOf(availableAt(now), availableAt(now + 2), availableAt(now + 1))).toEqual([
    'accepted',
    'accepted',
    'late',
  ]);
  expect(await verdictsOf(absent(now), absent(now + 2), absent(now + 1))).toEqual(['accepted', 'accepted', 'late']);
  expect(await verdictsOf(absent(now - 1), absent(now - 1))).toEqual(['late', 'duplicate']);
  expect(await verdictsOf(absent(now + 2), absent(now), absent(now - 1))).toEqual(Array(3).fill('duplicate'));
});

test('an upstream that is not configured is refused at once', () => {
  expect(() => ingest.commit([], 'nobody')).toThrow('upstream nobody: expected a configured upstream');
});
