import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { days, hours, minutes, seconds } from '../../server/contract/duration';
import { CannotAnswer } from '../../server/store/cannot-answer';
import { loadVehicleTrips } from '../../server/store/vehicle-trips';
import { homeward, munich, type Sample, sample, shifted, tripsOf } from '../trips/drives';
import { randomEvidence } from '../trips/random-evidence';
import { hourOf, openTripStore } from '../trips/trip-store';

const store = await openTripStore();
const start = Date.UTC(2026, 10, 10, 3, 20);
const drive = munich();
const began = drive[0]?.at ?? 0;
const factsOf = (trips: readonly { facts: unknown }[]) => trips.map(({ facts }) => facts);
const now = (at: number) => ({ at, clock: null });
let count = 0;

/** What was told of a vehicle, which of its hours were made, up to where hours are closed, and when is asked. */
const lives = randomEvidence(start).chain((samples) => {
  const starts = [...new Set(samples.map(({ at }) => hourOf(at)))];
  const moment = fc.integer({ min: start - hours(1), max: (samples.at(-1)?.at ?? start) + hours(12) });
  return fc.record({
    samples: fc.constant(samples),
    made: fc.subarray(starts),
    closedTo: fc.constantFrom(...starts, start + days(8)),
    moment,
    limit: fc.integer({ min: 1, max: 4 }),
  });
});
const runs = { numRuns: Number(process.env.TRIP_RUNS ?? 10), endOnFailure: true };
const range = { from: start - days(1), to: start + days(20) };

async function deliver(samples: readonly Sample[], made: readonly number[], closedTo: number): Promise<string> {
  const vin = `ASKED${count++}`;
  await store.commit(vin, samples);
  await store.closeTo(closedTo);
  await store.make(
    vin,
    made.filter((hour) => hour < closedTo),
  );
  return vin;
}

test('whichever hours are closed and made, the trips that are told are those of all readings', async () => {
  const told = fc.asyncProperty(lives, async ({ samples, made, closedTo, limit }) => {
    const vin = await deliver(samples, made, closedTo);
    const trips = await store.told(vin, range, now(start + days(15)), limit);
    expect(JSON.stringify(factsOf(trips))).toBe(JSON.stringify(tripsOf(samples)));
  });
  await fc.assert(told, runs);
});

test('however few readings are read at once, the trips that are told are those of all, or it is said why not', async () => {
  const told = fc.asyncProperty(lives, fc.integer({ min: 50, max: 400 }), async (life, rowLimit) => {
    const vin = await deliver(life.samples, [], start);
    try {
      const trips = await store.told(vin, range, now(start + days(15)), life.limit, rowLimit);
      expect(JSON.stringify(factsOf(trips))).toBe(JSON.stringify(tripsOf(life.samples)));
    } catch (error) {
      if (!(error instanceof CannotAnswer)) throw error;
      expect(error.message).toMatch(/^more than [\d,]+ readings would have to be read .+: ask for /);
    }
  });
  await fc.assert(told, runs);
});

test('however few readings are read at once, what comes late changes the trips as it should', async () => {
  const someLate = lives.chain((life) =>
    fc.record({ life: fc.constant(life), late: fc.subarray([...life.samples].slice(1)) }),
  );
  const made = fc.asyncProperty(someLate, fc.integer({ min: 50, max: 400 }), async ({ life, late }, rowLimit) => {
    const closedTo = start + days(16);
    const hoursOf = (samples: readonly Sample[]) => [...new Set(samples.map(({ at }) => hourOf(at)))];
    const inTime = life.samples.filter((one) => !late.includes(one));
    const vin = await deliver(inTime, hoursOf(inTime), closedTo);
    await store.commit(vin, late);
    try {
      await store.make(vin, hoursOf(late), rowLimit);
    } catch (error) {
      if (error instanceof CannotAnswer) return;
      throw error;
    }
    expect(JSON.stringify(factsOf(await store.stored(vin)))).toBe(JSON.stringify(tripsOf(life.samples)));
  });
  await fc.assert(made, runs);
});

test('at a moment of the past the trips are those of what was measured, or received, by then', async () => {
  const told = fc.asyncProperty(lives, async ({ samples, made, closedTo, moment: at }) => {
    const vin = await deliver(samples, made, closedTo);
    const asItWas = await store.told(vin, range, { at, clock: 'event' });
    expect(JSON.stringify(factsOf(asItWas))).toBe(JSON.stringify(tripsOf(samples.filter((one) => one.at <= at))));
    const asKnown = await store.told(vin, range, { at, clock: 'received' });
    const received = samples.filter(({ receivedAt }) => receivedAt <= at);
    expect(JSON.stringify(factsOf(asKnown))).toBe(JSON.stringify(tripsOf(received)));
  });
  await fc.assert(told, runs);
});

test('after a month away, and with nothing closed yet, trips are told at once, page by page', async () => {
  await store.database.pool.query('TRUNCATE job');
  const month = Array.from({ length: 15 }, (_, index) => shifted(drive, start - days(2 * index) - began)).flat();
  const vin = 'AWAY';
  await store.commit(vin, month);
  const whole = { from: start - days(60), to: start + days(1) };
  const first = await loadVehicleTrips(
    store.database,
    vin,
    { ...whole, limit: 50, clock: 'event' },
    now(start + days(1)),
  );
  expect(first?.trips.length).toBeGreaterThan(2);
  expect(first?.cursor).not.toBeNull();
  const trips = await store.told(vin, whole, now(start + days(1)), 50);
  expect(factsOf(trips)).toEqual(tripsOf(month));
});

test('of trips that one begins as the other ends, as of places told far between, none is lost', async () => {
  const vin = 'SPARSE';
  const samples = Array.from({ length: 14 }, (_, index) =>
    sample(start + minutes(40 * index), 'position', { latitude: 48 + 0.77 * index, longitude: 11 }),
  );
  const hoursOf = [...new Set(samples.map(({ at }) => hourOf(at)))];
  await store.database.pool.query('TRUNCATE job');
  await store.commit(vin, samples);
  await store.closeTo(start + hours(6));
  await store.make(
    vin,
    hoursOf.filter((hour, index) => hour < start + hours(5) && index !== 3),
  );
  for (const limit of [1, 2, 3, 4, 50])
    expect(factsOf(await store.told(vin, range, now(start + days(1)), limit))).toEqual(tripsOf(samples));
});

test('a stop ends with the next trip, though pages end between them', async () => {
  const [early, late] = [shifted(drive, start - days(25) - began), shifted(drive, start - began)];
  const vin = 'STOOD';
  await store.commit(vin, [...early, ...late]);
  const stops: unknown[] = [];
  let cursor: string | undefined;
  do {
    const query = { from: start - days(30), to: start + days(1), limit: 50, cursor, clock: 'event' } as const;
    const page = await loadVehicleTrips(store.database, vin, query, now(start + days(1)));
    stops.push(...(page?.stops ?? []).map(({ from, to }) => [from, to]));
    cursor = page?.cursor ?? undefined;
  } while (cursor !== undefined);
  const [first, second] = tripsOf([...early, ...late]);
  expect(stops).toEqual([
    [second?.endedAt, null],
    [first?.endedAt, second?.startedAt],
  ]);
});

test('a trip that spans the moment is under way then, and none is there that began later', async () => {
  const vin = 'SPANS';
  const [first, second] = [shifted(drive, start - began), shifted(drive, start + hours(3) - began)];
  const samples = [...first, ...second];
  await deliverTo(vin, samples);
  const at = start + minutes(10);
  const [trip, ...others] = await store.told(vin, range, { at, clock: 'event' });
  expect(others).toEqual([]);
  expect(trip).toMatchObject({ isUnderWay: true, facts: { startedAt: tripsOf(first)[0]?.startedAt } });
  expect(trip?.facts.endedAt).toBeLessThanOrEqual(at);
  const whole = await store.told(vin, range, now(start + days(1)));
  expect(whole.map(({ isUnderWay }) => isUnderWay)).toEqual([false, false]);
});

test('what a late reading changed is not known before it came, and says nothing of that then', async () => {
  const vin = 'KNOWN';
  const whole = shifted(drive, start - began);
  const hole = whole.filter((_, index) => index > 300 && index < 700);
  await deliverTo(
    vin,
    whole.filter((one) => !hole.includes(one)),
  );
  const cameAt = Date.now();
  await deliverTo(
    vin,
    hole.map((one) => ({ ...one, receivedAt: cameAt })),
  );
  const ask = async (at: number, clock: 'event' | 'received') => (await store.told(vin, range, { at, clock }))[0];
  const before = start + hours(5);
  expect(await ask(before, 'received')).toMatchObject({ revisedAt: null, facts: { isComplete: false } });
  expect(await ask(before, 'event')).toMatchObject({ revisedAt: null, facts: { isComplete: true } });
  expect(await ask(cameAt, 'received')).toMatchObject({ revisedAt: cameAt, facts: { isComplete: true } });
});

test('late data say at once that they changed a trip, and go on to say it when it is made anew', async () => {
  const vin = 'TELLS';
  const whole = shifted(drive, start - began);
  const hole = whole.filter((_, index) => index > 300 && index < 700);
  await deliverTo(
    vin,
    whole.filter((one) => !hole.includes(one)),
  );
  const [before] = await store.told(vin, range, now(Date.now()));
  const cameAt = Date.now();
  await store.commit(
    vin,
    hole.map((one) => ({ ...one, receivedAt: cameAt })),
  );
  const told = await store.told(vin, range, now(Date.now()));
  expect(told).toMatchObject([{ revisedAt: cameAt, previous: { pathKm: before?.facts.pathKm } }]);
  await store.make(vin, [...new Set(hole.map(({ at }) => hourOf(at)))]);
  expect(await store.told(vin, range, now(Date.now()))).toEqual(told);
});

test('a past that arrives in pieces revises nothing, however often trips are made meanwhile', async () => {
  const vin = 'MEMORY';
  const cameAt = Date.now();
  const whole = shifted(drive, start - began);
  const pieces = [whole.slice(0, 400), whole.slice(400, 800), whole.slice(800)];
  for (const [index, piece] of pieces.entries())
    await deliverTo(
      vin,
      piece.map((one) => ({ ...one, receivedAt: cameAt + index })),
    );
  expect(await store.told(vin, range, now(Date.now()))).toMatchObject([
    { revisedAt: null, previous: null, facts: { isComplete: true } },
  ]);
});

test('the rest of a trip that was told before revises it once, and what was told before stays known', async () => {
  const vin = 'RESTED';
  const whole = shifted(drive, start - began);
  await deliverTo(vin, whole.slice(0, 400));
  const [before] = await store.told(vin, range, now(Date.now()));
  const cameAt = Date.now();
  for (const piece of [whole.slice(400, 800), whole.slice(800)])
    await deliverTo(
      vin,
      piece.map((one) => ({ ...one, receivedAt: cameAt })),
    );
  expect(await store.told(vin, range, now(Date.now()))).toMatchObject([
    { revisedAt: cameAt, previous: { endedAt: before?.facts.endedAt }, facts: { isComplete: true } },
  ]);
});

test('while older data of a time come, the answer says so', async () => {
  const vin = 'COMING';
  await store.commit(vin, [sample(start, 'speed', 30)]);
  const ask = async (from: number, to: number) =>
    (await loadVehicleTrips(store.database, vin, { from, to, limit: 5, clock: 'event' }, now(Date.now())))?.isArriving;
  expect(await ask(start - hours(5), start + hours(5))).toBe(true);
  expect(await ask(start + hours(5), start + hours(10))).toBe(false);
  await store.database.pool.query(`UPDATE stale_hour SET touched_at = touched_at - interval '1 minute'`);
  expect(await ask(start - hours(5), start + hours(5))).toBe(false);
});

test('a way over a silence that standing is told of lies where it did, whichever hour is made last', async () => {
  const vin = 'SILENT';
  const leaves = start + minutes(200);
  const parked = Array.from({ length: 50 }, (_, index) => sample(start + minutes(4 * index), 'speed', 0));
  const drives = Array.from({ length: 240 }, (_, index) =>
    sample(leaves + seconds(10 * index), 'position', { latitude: 48.0034 + index / 500, longitude: 11 }),
  );
  const samples = [sample(start, 'position', { latitude: 48, longitude: 11 }), ...parked, ...drives];
  await store.commit(vin, samples);
  await store.closeTo(start + days(8));
  for (const hour of [...new Set(samples.map(({ at }) => hourOf(at)))]) await store.make(vin, [hour]);
  expect(factsOf(await store.stored(vin))).toEqual(tripsOf(samples));
});

async function deliverTo(vin: string, samples: readonly Sample[]): Promise<void> {
  await store.commit(vin, samples);
  await store.closeTo(start + days(8));
  await store.make(vin, [...new Set(samples.map(({ at }) => hourOf(at)))]);
}

describe('a vehicle that tells very often', () => {
  /** There and back three times in a day, with hours between: 1,194 fixes each. */
  const dense = Array.from({ length: 6 }, (_, index) =>
    shifted(index % 2 === 0 ? drive : homeward(drive), start + hours(3 * index) - began),
  ).flat();
  const hoursOf = Array.from({ length: 17 }, (_, index) => hourOf(start) + hours(index));
  const day = { from: start - hours(1), to: start + days(1) };
  const pageOf = (vin: string, rowLimit: number, cursor?: string) =>
    loadVehicleTrips(store.database, vin, { ...day, limit: 50, clock: 'event', cursor }, now(day.to), rowLimit);

  test('has the same trips, read in shorter pieces and told in shorter pages', async () => {
    const vin = 'DENSE';
    await store.database.pool.query('TRUNCATE job');
    await store.commit(vin, dense);
    const first = await pageOf(vin, 3_000);
    expect(first?.trips.length).toBeGreaterThan(0);
    expect(first?.trips.length).toBeLessThan(6);
    expect(factsOf(await store.told(vin, day, now(day.to), 50, 3_000))).toEqual(tripsOf(dense));
    await store.closeTo(start + days(8));
    await store.make(vin, hoursOf, 4_000);
    expect(factsOf(await store.stored(vin))).toEqual(tripsOf(dense));
  });

  test('is told of in a sentence where one of its trips is more than can be read', async () => {
    const vin = 'LONG';
    await store.database.pool.query('TRUNCATE job');
    await store.commit(vin, dense.slice(0, 1_194));
    await expect(pageOf(vin, 900)).rejects.toThrow(
      'more than 900 readings would have to be read at once to find the trips of this time: ask for another time',
    );
    await expect(store.make(vin, hoursOf.slice(0, 1), 900)).rejects.toThrow('more than 900 readings');
  });
});
