import { beforeAll, describe, expect, it } from 'vitest';
import { days, hours, minutes, seconds } from '../../server/contract/duration';
import { foundTrips, track, trackRangeMs, tripsRangeMs } from '../../server/contract/trips';
import { remakeTrips } from '../../server/store/remake-trips';
import { closingJob } from '../../server/store/rolled-hours';
import { inTransaction } from '../../server/store/transaction';
import { openPopulatedApi } from '../api/populated-api';
import { plainMessage } from '../ingest/plain-dialect';
import { homeward, munich, type Sample, sample, shifted } from '../trips/drives';
import { hourOf } from '../trips/trip-store';

const { api, askAs } = await openPopulatedApi();
const vin = 'TRIPS1';
const drive = munich();
const began = drive[0]?.at ?? 0;
/** When the last of the drives began: in the hours that are not closed yet. */
let now = 0;

const commit = (samples: readonly Sample[]) =>
  api.commit(
    samples.map(({ signal, value, at, receivedAt }) =>
      plainMessage({ vin, readings: [{ signal, value, at, timeSource: 'property' }] }, receivedAt),
    ),
  );

const ask = async (query: string, of = vin) => {
  const answer = await askAs('viewer', `/api/vehicles/${of}/trips?${query}`);
  return { status: answer.status, body: JSON.parse(answer.body) };
};
const tripsOf = async (query: string) => foundTrips.parse((await ask(query)).body);

beforeAll(async () => {
  now = api.clock();
  // Three drives: there two days ago, back one day ago, and there again just now.
  await commit(shifted(drive, now - days(2) - began));
  await commit(shifted(homeward(drive), now - days(1) - (drive.at(-1)?.at ?? 0)));
  await commit(shifted(drive.slice(0, 600), now - minutes(10) - began));
  await commit([sample(now - hours(12), 'ignition.state', 'on')]);
  const { prisma, pool } = api.database;
  await pool.query(`INSERT INTO job (name, through) VALUES ('${closingJob}', $1)`, [new Date(hourOf(now))]);
  const { id } = await prisma.vehicle.findUniqueOrThrow({ where: { vin } });
  const closed = Array.from({ length: 50 }, (_, index) => hourOf(now) - hours(index + 1));
  await inTransaction(pool, (client) => remakeTrips(client, id, closed));
  await pool.query('TRUNCATE stale_hour');
});

describe('the trips of a vehicle', () => {
  it('are found newest first, with the places and the stops between them', async () => {
    const { trips, stops, cursor } = await tripsOf(`from=${now - days(3)}&to=${now}`);
    expect(cursor).toBeNull();
    expect(trips.map(({ isUnderWay }) => isUnderWay)).toEqual([true, false, false]);
    expect(trips[1]).toMatchObject({
      vin,
      start: { place: { name: 'Germering' } },
      end: { place: { name: 'Munich' } },
      isComplete: true,
      revisedAt: null,
      previous: null,
      upstreams: ['hm'],
    });
    expect(stops).toMatchObject([
      { to: trips[0]?.startedAt, from: trips[1]?.endedAt, hasIgnitionOn: true },
      { to: trips[1]?.startedAt, from: trips[2]?.endedAt, hasIgnitionOn: false },
    ]);
    expect(stops[0]?.place?.name).toBe(trips[1]?.end?.place?.name);
  });

  it('come page by page', async () => {
    const range = `from=${now - days(3)}&to=${now}`;
    const first = await tripsOf(`${range}&limit=1`);
    expect(first.trips).toHaveLength(1);
    expect(first.stops).toEqual([]);
    const second = await tripsOf(`${range}&limit=1&cursor=${first.cursor}`);
    expect(second.trips).toHaveLength(1);
    expect(second.stops).toMatchObject([{ to: first.trips[0]?.startedAt }]);
    const third = await tripsOf(`${range}&limit=1&cursor=${second.cursor}`);
    expect(third.trips).toHaveLength(1);
    expect(third.cursor).toBeNull();
  });

  it('are those of which any moment lies in the range, and so are the stops', async () => {
    const standing = await tripsOf(`from=${now - hours(13)}&to=${now - hours(12)}`);
    expect(standing.trips).toEqual([]);
    expect(standing.stops).toHaveLength(1);
    const inside = await tripsOf(`from=${now - minutes(5)}&to=${now - minutes(4)}`);
    expect(inside.trips).toHaveLength(1);
    expect((await tripsOf(`from=${now - days(30)}&to=${now - days(20)}`)).trips).toEqual([]);
  });

  it('are those of a moment of the past, by either clock', async () => {
    const at = now - days(1) + minutes(10);
    for (const clock of ['event', 'received']) {
      const { trips } = await tripsOf(`from=${now - days(3)}&to=${now}&at=${at}&clock=${clock}`);
      expect(trips.map(({ isUnderWay }) => isUnderWay)).toEqual([true, false]);
      expect(trips[0]?.endedAt).toBeLessThanOrEqual(at);
    }
  });

  it('of a vehicle that is known by its VIN only are none, and of an unknown one 404', async () => {
    await api.database.prisma.vehicle.create({ data: { vin: 'BARE' } });
    expect((await ask(`from=0&to=${days(1)}`, 'BARE')).body).toEqual({
      trips: [],
      stops: [],
      cursor: null,
      isArriving: false,
    });
    const nobody = await ask(`from=0&to=${days(1)}`, 'NOBODY');
    expect([nobody.status, nobody.body]).toEqual([404, { error: 'no vehicle has this VIN' }]);
  });

  it.each([
    ['too long a range', (to: number) => `from=${to - tripsRangeMs - 1}&to=${to}`, /400 days/],
    ['a range backwards', (to: number) => `from=${to}&to=${to - 1}`, /"from" before "to"/],
    ['no range', () => '', /from/],
    ['too large a page', (to: number) => `from=${to - 1}&to=${to}&limit=201`, /200/],
  ])('say the limit to who asks for %s', async (_, query, sentence) => {
    const { status, body } = await ask(query(now));
    expect(status).toBe(400);
    expect(body.error).toMatch(sentence);
  });
});

describe('the track of a vehicle', () => {
  const askTrack = async (query: string, of = vin) => askAs('viewer', `/api/vehicles/${of}/track?${query}`);

  it('has each fix, with the speed told last', async () => {
    const from = now - days(2);
    await commit([sample(from + seconds(30), 'speed', 42)]);
    const way = track.parse(JSON.parse((await askTrack(`from=${from}&to=${from + minutes(20)}`)).body));
    expect(way.at).toEqual(shifted(drive, from - began).map(({ at }) => at));
    expect(way.speed.slice(28, 32)).toEqual([null, null, 42, 42]);
    expect(way.isThinned).toBe(false);
  });

  it('ends with a moment of the past, and leaves out what had not been received by then', async () => {
    const from = now - days(2);
    const at = from + minutes(10);
    const timesOf = async (clock: string) =>
      track.parse(JSON.parse((await askTrack(`from=${from}&to=${now}&at=${at}&clock=${clock}`)).body)).at;
    const measured = shifted(drive, from - began).map((one) => one.at);
    expect(await timesOf('event')).toEqual(measured.filter((one) => one <= at));
    expect(await timesOf('received')).toEqual(measured.filter((one) => one + seconds(2) <= at));
  });

  it('is thinned where there are too many fixes, its ends included', async () => {
    const start = hourOf(now - days(10));
    const many = Array.from({ length: 21_000 }, (_, second) =>
      sample(start + seconds(second), 'position', { latitude: 48 + second / 1e5, longitude: 11 }),
    );
    for (let place = 0; place < many.length; place += 3_000) await commit(many.slice(place, place + 3_000));
    const way = track.parse(JSON.parse((await askTrack(`from=${start}&to=${start + seconds(21_000)}`)).body));
    expect(way.isThinned).toBe(true);
    expect(way.at.length).toBeLessThanOrEqual(20_000);
    expect(way.at.length).toBeGreaterThan(10_000);
    expect(way.at[0]).toBe(start);
  });

  it('says the limit to who asks for too much, and 404 of an unknown vehicle', async () => {
    const answer = await askTrack(`from=0&to=${trackRangeMs + 1}`);
    expect([answer.status, answer.body]).toEqual([400, expect.stringContaining('31 days')]);
    expect((await askTrack('from=0&to=1', 'NOBODY')).status).toBe(404);
  });
});
