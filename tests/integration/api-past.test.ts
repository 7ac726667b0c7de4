import { describe, expect, it } from 'vitest';
import { hours, minutes } from '../../server/contract/duration';
import { fromFleetRow } from '../../server/contract/fleet';
import { fleetMoment, fleetSteps, historySpan } from '../../server/contract/moment';
import { openPopulatedApi } from '../api/populated-api';
import { plainMessage } from '../ingest/plain-dialect';

const { api, askAs } = await openPopulatedApi();
const now = Date.now();
const driveAt = now - hours(2);

/** A drive of four readings an hour apart at most; the second is told an hour late. */
const drive = [
  { at: driveAt, speed: 50, lateMs: 0 },
  { at: driveAt + minutes(10), speed: 80, lateMs: hours(1) },
  { at: driveAt + minutes(20), speed: 30, lateMs: 0 },
];
await api.commit(
  drive.map(({ at, speed, lateMs }) => {
    const readings = [{ signal: 'speed', value: speed, at, timeSource: 'property' as const }];
    return plainMessage({ vin: 'PAST', readings }, at + lateMs);
  }),
);

const ask = async (path: string) => {
  const answer = await askAs('viewer', path);
  return { status: answer.status, body: JSON.parse(answer.body) as unknown };
};
const errorOf = async (path: string) => {
  const { status, body } = await ask(path);
  return [status, Reflect.get(body as object, 'error')];
};

describe('the fleet at a moment', () => {
  it('is as it was by event time, and as we knew it by receive time', async () => {
    const at = driveAt + minutes(12);
    const speedBy = async (clock: string) => {
      const { rows } = fleetMoment.parse((await ask(`/api/fleet?at=${at}&clock=${clock}`)).body);
      return rows.map(fromFleetRow).find(({ vin }) => vin === 'PAST')?.speed;
    };
    expect(await speedBy('event')).toBe(80);
    expect(await speedBy('received')).toBe(50);
  });

  it('is of event time unless one asks otherwise, and its revision is the moment', async () => {
    const { clock, at, rows } = fleetMoment.parse((await ask(`/api/fleet?at=${driveAt}`)).body);
    expect([clock, at]).toEqual(['event', driveAt]);
    for (const [revision] of rows) expect(revision).toBe(driveAt);
  });

  it('has every vehicle, unseen, before the first reading', async () => {
    const { rows } = fleetMoment.parse((await ask('/api/fleet?at=0')).body);
    expect(rows.map(fromFleetRow).find(({ vin }) => vin === 'PAST')).toMatchObject({ lastAt: null, latitude: null });
  });

  it('is not told of a moment that is yet to come', async () => {
    const [status, error] = await errorOf(`/api/fleet?at=${now + hours(1)}`);
    expect(status).toBe(400);
    expect(error).toMatch(/^the past is asked for up to now, \d{4}-.+Z: this moment is yet to come$/);
  });

  it('says what is wrong with a moment or a clock that is none', async () => {
    expect((await errorOf('/api/fleet'))[0]).toBe(400);
    expect(await errorOf('/api/fleet?at=noon')).toEqual([400, expect.stringContaining('at: ')]);
    expect(await errorOf('/api/fleet?at=1&clock=wall')).toEqual([400, expect.stringContaining('clock: ')]);
    expect((await errorOf('/api/fleet?at=1&limit=5'))[0]).toBe(400);
  });
});

describe('the steps of the fleet', () => {
  it('tell what changed in each, and where to go on', async () => {
    const to = driveAt + minutes(30);
    const { body } = await ask(`/api/fleet/steps?from=${driveAt}&to=${to}&stepMs=${minutes(8)}`);
    const { steps, through } = fleetSteps.parse(body);
    const speeds = steps.map(({ rows }) => rows.map(fromFleetRow).map(({ speed }) => speed));
    expect(speeds).toEqual([[], [80], [30], []]);
    expect(steps.map(({ at }) => at - driveAt)).toEqual([8, 16, 24, 30].map(minutes));
    expect(through).toBe(to);
  });

  it('are bounded, and say the bound', async () => {
    expect(await errorOf(`/api/fleet/steps?from=${now - hours(24)}&to=${now}&stepMs=1000`)).toEqual([
      400,
      'at most 240 steps are told at a time: ask for a shorter time or longer steps',
    ]);
    expect(await errorOf('/api/fleet/steps?from=5&to=5&stepMs=1000')).toEqual([400, 'expected "from" before "to"']);
    expect((await errorOf('/api/fleet/steps?from=5&to=6&stepMs=1'))[0]).toBe(400);
    expect((await errorOf(`/api/fleet/steps?from=${now}&to=${now + hours(1)}&stepMs=${hours(1)}`))[0]).toBe(400);
  });
});

describe('a vehicle at a moment', () => {
  const speedAt = async (query: string) => {
    const { readings } = (await ask(`/api/vehicles/PAST?${query}`)).body as { readings: { value: unknown }[] };
    return readings.map(({ value }) => value);
  };

  it('has what it had then by either clock', async () => {
    const at = driveAt + minutes(12);
    expect(await speedAt(`at=${at}`)).toEqual([80]);
    expect(await speedAt(`at=${at}&clock=received`)).toEqual([50]);
    expect(await speedAt(`at=${now}`)).toEqual([30]);
    expect(await speedAt(`at=${driveAt - 1}`)).toEqual([]);
  });

  it('is not found where nobody is called so, and has no future', async () => {
    expect(await errorOf('/api/vehicles/NOBODY?at=1')).toEqual([404, 'no vehicle has this VIN']);
    expect((await errorOf(`/api/vehicles/PAST?at=${now + hours(1)}`))[0]).toBe(400);
  });
});

describe('the moments there are', () => {
  it('go from the first reading to the newest', async () => {
    expect(historySpan.parse((await ask('/api/moments')).body)).toEqual({
      oldestAt: driveAt,
      newestAt: driveAt + minutes(20),
    });
  });
});
