import { describe, expect, test } from 'vitest';
import { hours, minutes, seconds } from '../../server/contract/duration';
import { retentionJob } from '../../server/store/retention';
import { homeward, munich, type Sample, sample, shifted, tripsOf } from '../trips/drives';
import { hourOf, openTripStore } from '../trips/trip-store';

const store = await openTripStore();
const drive = munich();
const began = drive[0]?.at ?? 0;
const lastsMs = (drive.at(-1)?.at ?? 0) - began;
const midnight = Date.UTC(2026, 10, 12);
/** There and back and there: at one, at three and at five. */
const threeDrives = [1, 3, 5].map((hour) => {
  const samples = hour === 3 ? shifted(homeward(drive), -lastsMs) : drive;
  return shifted(samples, midnight + hours(hour) - began);
});
const received = (samples: readonly Sample[], receivedAt: number) => samples.map((one) => ({ ...one, receivedAt }));
const hoursOf = (samples: readonly Sample[]) => [...new Set(samples.map(({ at }) => hourOf(at)))];

/** Commits samples, closes hours up to a time, and makes anew what that touches. */
async function take(vin: string, samples: readonly Sample[], closedTo: number) {
  await store.commit(vin, samples);
  await store.closeTo(closedTo);
  await store.remake(
    vin,
    hoursOf(samples).filter((hour) => hour < closedTo),
  );
}

test('late data change exactly the trip they belong to, which says so and what it said before', async () => {
  const [first = [], second = [], third = []] = threeDrives;
  const hole = second.filter((_, index) => index > 300 && index < 700);
  await take('LATE', [...first, ...second.filter((one) => !hole.includes(one)), ...third], midnight + hours(12));
  const before = await store.stored('LATE');
  const writers = await store.writers('LATE');
  expect(before.map(({ facts }) => facts.isComplete)).toEqual([true, false, true]);

  const now = Date.now();
  await take('LATE', received(hole, now), midnight + hours(12));
  const after = await store.stored('LATE');
  expect(after.map(({ facts }) => facts.isComplete)).toEqual([true, true, true]);
  expect(after[1]).toMatchObject({
    facts: { lateReadings: hole.length, gaps: [] },
    previous: { startedAt: before[1]?.facts.startedAt, pathKm: before[1]?.facts.pathKm },
  });
  expect(after[1]?.revisedAt).toBeGreaterThanOrEqual(now);
  expect([after[0], after[2]]).toEqual([before[0], before[2]]);
  const rewritten = (await store.writers('LATE')).map((writer, index) => writer !== writers[index]);
  expect(rewritten).toEqual([false, true, false]);
});

test('making anew what nothing has changed writes nothing', async () => {
  const writers = await store.writers('LATE');
  await store.remake('LATE', hoursOf(threeDrives.flat()));
  expect(await store.writers('LATE')).toEqual(writers);
});

test('a late reading of a vehicle that stood changes no trip', async () => {
  const writers = await store.writers('LATE');
  const place = threeDrives[0]?.at(-1)?.value ?? 0;
  await take('LATE', received([sample(midnight + hours(2), 'position', place)], Date.now()), midnight + hours(12));
  expect(await store.writers('LATE')).toEqual(writers);
});

test('a trip that goes on in the next hour is not revised when that hour closes', async () => {
  const long = shifted(drive, midnight + minutes(50) - began);
  const [early, later] = [
    long.filter(({ at }) => at < midnight + hours(1)),
    long.filter(({ at }) => at >= midnight + hours(1)),
  ];
  await take('GROWS', early, midnight + hours(1));
  const [cut] = await store.stored('GROWS');
  await take('GROWS', later, midnight + hours(2));
  const [whole, ...others] = await store.stored('GROWS');
  expect(others).toEqual([]);
  expect(whole?.facts.endedAt).toBeGreaterThan(cut?.facts.endedAt ?? 0);
  expect(whole).toMatchObject({ revisedAt: null, previous: null });
});

test('late data can join two trips, and the one then tells what the longer of them was', async () => {
  const [first = []] = threeDrives;
  const [early, later] = [first.slice(0, 200), shifted(first.slice(200), minutes(30))];
  await take('JOINED', [...early, ...later], midnight + hours(12));
  const before = await store.stored('JOINED');
  expect(before).toHaveLength(2);
  const from = early.at(-1)?.at ?? 0;
  const circling = Array.from({ length: 30 }, (_, minute) => sample(from + minutes(minute + 1), 'speed', 30));
  await take('JOINED', received(circling, Date.now()), midnight + hours(12));
  const [joined, ...others] = await store.stored('JOINED');
  expect(others).toEqual([]);
  expect(joined?.previous?.startedAt).toBe(before[1]?.facts.startedAt);
  expect(joined?.facts).toMatchObject({
    startedAt: before[0]?.facts.startedAt,
    endedAt: before[1]?.facts.endedAt,
  });
});

describe('of a vehicle that tells little', () => {
  const odometer = (hour: number, km: number) => sample(midnight + hours(hour), 'odometer', 1_000 + km);
  const timesOf = async (vin: string) =>
    (await store.stored(vin)).map(({ facts: { startedAt, endedAt } }) =>
      [startedAt, endedAt].map((at) => (at - midnight) / hours(1)),
    );

  test('a late message moves a trip to where it was, hours away', async () => {
    await take('SPARSE', [odometer(0, 0), odometer(9, 15), odometer(11, 15)], midnight + hours(12));
    expect(await timesOf('SPARSE')).toEqual([[8.5, 9]]);
    await take('SPARSE', [odometer(3, 15)], midnight + hours(12));
    expect(await timesOf('SPARSE')).toEqual([[2.5, 3]]);
  });

  test('a late ignition says when it was, and that a ferry was none', async () => {
    await take('IGNITION', [odometer(0, 0), odometer(9, 15)], midnight + hours(12));
    const ignition = (hour: number, word: string) => sample(midnight + hours(hour), 'ignition.state', word);
    await take('IGNITION', [ignition(2, 'on')], midnight + hours(12));
    await take('IGNITION', [ignition(2.25, 'off')], midnight + hours(12));
    expect(await timesOf('IGNITION')).toEqual([[2, 2.25]]);

    const ferry = Array.from({ length: 241 }, (_, minute) =>
      sample(midnight + hours(3) + minutes(minute), 'position', { latitude: 50 + minute / 200, longitude: 3 }),
    );
    await take('FERRY', ferry, midnight + hours(12));
    expect(await timesOf('FERRY')).toEqual([[3, 7]]);
    await take('FERRY', [ignition(2.9, 'off')], midnight + hours(12));
    expect(await timesOf('FERRY')).toEqual([]);
  });

  test('an odometer that turns out a lie takes its trip with it', async () => {
    await take('LIE', [odometer(0, 0), odometer(5, 700), odometer(6, 700)], midnight + hours(12));
    expect(await timesOf('LIE')).toEqual([[0, 5]]);
    await take('LIE', [odometer(5.5, 0)], midnight + hours(12));
    expect(await timesOf('LIE')).toEqual([]);
  });
});

test('what tells of moving for days is a trip a day, and making an hour of it anew changes nothing', async () => {
  const from = midnight - hours(30);
  const endless = Array.from({ length: 6 * 24 * 5 }, (_, index) => sample(from + minutes(10 * index), 'speed', 60));
  await take('ENDLESS', endless, midnight + hours(120));
  const whole = await store.stored('ENDLESS');
  expect(whole.map(({ facts }) => facts)).toEqual(tripsOf(endless));
  expect(whole.length).toBeGreaterThan(3);
  const writers = await store.writers('ENDLESS');
  for (const hour of [20, 21, 40]) await store.remake('ENDLESS', [midnight + hours(hour)]);
  expect(await store.writers('ENDLESS')).toEqual(writers);
});

describe('time that is told apart elsewhere', () => {
  test('a drive into the new year is one trip', async () => {
    const newYear = Date.UTC(2027, 0, 1);
    const over = shifted(drive, newYear - minutes(10) - began);
    await take('YEAR', over, newYear + hours(2));
    const [trip, ...others] = await store.stored('YEAR');
    expect(others).toEqual([]);
    expect(trip?.facts.startedAt).toBeLessThan(newYear - minutes(9));
    expect(trip?.facts.endedAt).toBeGreaterThan(newYear + minutes(9));
    expect(trip?.facts.isComplete).toBe(true);
  });

  test('what retention dropped of a trip’s readings does not shorten the trip', async () => {
    const june = Date.UTC(2026, 5, 1);
    const over = shifted(drive, june - minutes(10) - began);
    const next = shifted(homeward(drive), june + hours(5) - began - lastsMs);
    await take('KEPT', [...over, ...next], june + hours(12));
    const before = await store.stored('KEPT');
    const writers = await store.writers('KEPT');
    expect(before).toHaveLength(2);
    await store.database.pool.query('DROP TABLE reading_2026_05');
    await store.database.pool.query('INSERT INTO job (name, through) VALUES ($1, $2)', [
      retentionJob('readings'),
      new Date(june),
    ]);
    const late = next.slice(100, 110).map((one) => ({ ...one, at: one.at + 500, receivedAt: Date.now() }));
    const early = over.slice(-5).map((one) => ({ ...one, at: one.at + 500, receivedAt: Date.now() }));
    await take('KEPT', [...late, ...early], june + hours(12));
    const after = await store.stored('KEPT');
    expect(after[0]).toEqual(before[0]);
    expect((await store.writers('KEPT'))[0]).toBe(writers[0]);
    expect(after[1]?.facts.lateReadings).toBe(10);
  });

  test('trips of hours that are not over are not stored', async () => {
    const open = shifted(drive, midnight + hours(20) + minutes(1) - began);
    await take('OPEN', open, midnight + hours(20));
    await store.remake('OPEN', [midnight + hours(19)]);
    expect(await store.stored('OPEN')).toEqual([]);
    await take('OPEN', [sample(midnight + hours(20) + seconds(1), 'speed', 0)], midnight + hours(21));
    expect(await store.stored('OPEN')).toHaveLength(1);
  });
});
