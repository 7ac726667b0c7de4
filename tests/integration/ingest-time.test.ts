import { beforeEach, expect, test } from 'vitest';
import { days, hours, minutes } from '../../server/contract/duration';
import { loadVehicleState } from '../../server/store/vehicle-state';
import { forgetReadings, now, openIngest, readVerdicts } from '../ingest/ingest-rig';
import { openTestIngest } from '../ingest/opened-ingest';
import { plainMessage, speedMessage } from '../ingest/plain-dialect';

const { ingest, testDatabase } = await openTestIngest();

beforeEach(async () => {
  await forgetReadings(ingest.database);
  ingest.changes.length = 0;
});

const latest = async (vin: string) => (await loadVehicleState(ingest.database, vin))?.readings ?? [];
const history = async () =>
  (await ingest.database.prisma.reading.findMany({ orderBy: { at: 'asc' } })).map(({ number, at }) => [
    number,
    at.getTime(),
  ]);

test('a clock in the year 2094 is kept as sent and does not freeze the signal', async () => {
  const ahead = Date.UTC(2094, 5, 1);
  await ingest.commit([speedMessage('A', 50, ahead, now)]);
  expect(await latest('A')).toMatchObject([{ value: 50, at: now, claimedAt: ahead }]);
  await ingest.commit([speedMessage('A', 60, now + minutes(1), now + minutes(1))]);
  expect(await latest('A')).toMatchObject([{ value: 60, at: now + minutes(1) }]);
  expect((await latest('A'))[0]).not.toHaveProperty('claimedAt');
});

test('five minutes ahead is believed, a millisecond more is not', async () => {
  await ingest.commit([speedMessage('A', 1, now + minutes(5), now), speedMessage('B', 1, now + minutes(5) + 1, now)]);
  expect((await latest('A'))[0]).toMatchObject({ at: now + minutes(5) });
  expect((await latest('B'))[0]).toMatchObject({ at: now, claimedAt: now + minutes(5) + 1 });
});

test('a late reading goes into the history and nowhere else', async () => {
  await ingest.commit([speedMessage('A', 20, now, now)]);
  ingest.changes.length = 0;
  await ingest.commit([speedMessage('A', 10, now - hours(3), now + 1)]);
  expect(await latest('A')).toMatchObject([{ value: 20, at: now }]);
  expect(await history()).toEqual([
    [10, now - hours(3)],
    [20, now],
  ]);
  expect(ingest.changes).toEqual([]);
  expect(await readVerdicts(ingest.database)).toEqual(['accepted', 'late']);
});

test('readings in order within one batch are all accepted, and one out of order is late', async () => {
  await ingest.commit([
    speedMessage('A', 1, now + 1, now),
    speedMessage('A', 2, now + 3, now),
    speedMessage('A', 3, now + 2, now),
  ]);
  expect(await readVerdicts(ingest.database)).toEqual(['accepted', 'accepted', 'late']);
  expect(ingest.changes).toMatchObject([{ vin: 'A', readings: [{ value: 2 }], lastAt: now + 3 }]);
});

test('a month long past gets its partition', async () => {
  const times = [Date.UTC(2010, 0, 1), Date.UTC(2015, 1, 28, 23, 59, 59, 999), Date.UTC(2015, 2, 1), now];
  await ingest.commit(times.map((at, index) => speedMessage('A', index, at, now)));
  expect(await history()).toEqual(times.map((at, index) => [index, at]));
  const { rows } = await ingest.database.pool.query(
    `SELECT relname FROM pg_class WHERE relname ~ '^reading_20(10|15)_..$' ORDER BY 1`,
  );
  expect(rows.map(({ relname }) => relname)).toEqual(['reading_2010_01', 'reading_2015_02', 'reading_2015_03']);
});

test('a partition that somebody dropped is made again when an old reading needs it', async () => {
  const at = Date.UTC(2012, 6, 1);
  await ingest.commit([speedMessage('A', 1, at, now)]);
  await ingest.database.pool.query('DROP TABLE reading_2012_07');
  await ingest.commit([speedMessage('A', 2, at + 1, now)]);
  expect(await history()).toEqual([[2, at + 1]]);
});

test('a time before 2010 is refused, and the rest of its message is taken', async () => {
  const readings = [
    { signal: 'speed', value: 1, at: 0, timeSource: 'property' as const },
    { signal: 'odometer', value: 2, at: Date.UTC(2009, 11, 31), timeSource: 'property' as const },
    { signal: 'fuel.level', value: 3, at: now, timeSource: 'property' as const },
  ];
  await ingest.commit([plainMessage({ vin: 'A', readings }, now)]);
  expect(await latest('A')).toMatchObject([{ signal: 'fuel.level', value: 3 }]);
  expect(await readVerdicts(ingest.database)).toEqual(['partial']);
  const [kept] = await ingest.database.prisma.quarantine.findMany();
  expect(kept).toMatchObject({
    reason: 'implausible-time',
    vin: 'A',
    refusals: [{ field: 'speed' }, { field: 'odometer' }],
  });
});

test('without a time of its own a reading bears the record’s, and without that the receive time', async () => {
  const readings = [{ signal: 'speed', value: 1, timeSource: 'property' as const }];
  await ingest.commit([
    plainMessage({ vin: 'A', readings }, now, { recordedAt: now - 7 }),
    plainMessage({ vin: 'B', readings }, now),
    plainMessage({ vin: 'C', readings }, now, { recordedAt: -1 }),
  ]);
  expect((await latest('A'))[0]).toMatchObject({ at: now - 7, timeSource: 'record' });
  expect((await latest('B'))[0]).toMatchObject({ at: now, timeSource: 'received' });
  expect((await latest('C'))[0]).toMatchObject({ at: now, timeSource: 'received' });
});

test('a message without a time counts once, also when two writers get it at the same moment', async () => {
  const other = await openIngest(testDatabase.url);
  try {
    const message = (receivedAt: number) => speedMessage('A', 1, undefined, receivedAt);
    const doubtful = (receivedAt: number) => speedMessage('B', 2, now + days(900), receivedAt);
    await Promise.all([
      ingest.commit([message(now), doubtful(now)]),
      other.commit([doubtful(now + 5), message(now + 5)]),
    ]);
    await ingest.commit([message(now + 10), message(now + 11), doubtful(now + 12)]);
    expect((await history()).map(([number]) => number).sort()).toEqual([1, 2]);
    expect((await readVerdicts(ingest.database)).sort()).toEqual([
      'accepted',
      'accepted',
      'duplicate',
      'duplicate',
      'duplicate',
      'duplicate',
      'duplicate',
    ]);
    await ingest.commit([message(now + 13)], 'second');
    expect(await history()).toHaveLength(3);
  } finally {
    await other.close();
  }
});

test('two upstreams that tell the same vehicle at the same time are both in the history', async () => {
  await ingest.commit([speedMessage('A', 1, now, now)], 'first');
  await ingest.commit([speedMessage('A', 2, now, now)], 'second');
  expect(await history()).toEqual([
    [1, now],
    [2, now],
  ]);
  expect(await latest('A')).toHaveLength(1);
});
