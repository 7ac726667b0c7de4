import { describe, expect, test } from 'vitest';
import { days, hours, minutes, seconds } from '../../server/contract/duration';
import { epochBefore } from '../../server/demo/life/life';
import { troublesOf } from '../../server/demo/life/troubles';
import { makeVehicle, roleOf } from '../../server/demo/life/vehicle';
import { type Application, createMessageIds } from '../../server/demo/messages/encode';
import type { Publication } from '../../server/demo/messages/publication';
import { createReporter, silentSince } from '../../server/demo/messages/reporter';
import type { Decoded } from '../../server/upstreams/dialect';
import { decodeHighMobility } from '../../server/upstreams/high-mobility/decode';

const start = Date.UTC(2026, 10, 20, 8);
const versionOne: Application = { version: 1, id: 'A'.repeat(24), topic: `live/level13/${'A'.repeat(24)}` };
const id = '0d3e0f1e-5eed-4b7a-9c2d-1f2e3d4c5b6a';
const versionTwo: Application = { version: 2, id, topic: `live/level13/${id}` };

type Said = Publication & { at: number };

/** Lets one vehicle of the fleet report by a clock of its own. */
function listen(index: number, application: Application, forMs: number, from = start, catchUpMs = 0): Said[] {
  const vehicle = makeVehicle(1, index);
  const nextId = createMessageIds(from);
  const reporter = createReporter({ vehicle, epoch: epochBefore(from), application, nextId, stretch: 1, catchUpMs });
  const said: Said[] = [];
  for (let now = from; now < from + forMs; ) {
    const { publications, nextAt } = reporter.report(now);
    for (const publication of publications) said.push({ ...publication, at: now });
    expect(nextAt).toBeGreaterThan(now);
    now = nextAt;
  }
  return said;
}

const decode = ({ topic, payload, at }: Said): Decoded =>
  decodeHighMobility({ topic, payload: Buffer.from(payload), receivedAt: at });

const readingsOf = (said: Said[], signal: string) =>
  said.flatMap((message) => decode(message).readings.filter((reading) => reading.signal === signal));

describe.each([versionOne, versionTwo])('MQTT V$version', (application) => {
  test('every vehicle is understood without a refusal, from its first report', () => {
    for (let index = 0; index < 60; index++) {
      const said = listen(index, application, minutes(10));
      const signals = new Set<string>();
      for (const message of said) {
        const { subject, readings, refusals } = decode(message);
        expect(refusals).toEqual([]);
        expect(subject).toEqual({ vin: makeVehicle(1, index).vin });
        if (message.at === start) for (const { signal } of readings) signals.add(signal);
      }
      if (roleOf(index) === 'plain')
        for (const signal of [
          'position',
          'speed',
          'odometer',
          'ignition.state',
          'tire.pressure.rear_left',
          'service.distance',
        ])
          expect(signals).toContain(signal);
    }
  });

  test('no time lies ahead of its message, and none goes back', () => {
    for (const index of [0, 5, 30]) {
      const positions = readingsOf(listen(index, application, hours(1)), 'position');
      expect(positions.length).toBeGreaterThan(10);
      let last = 0;
      for (const { at = 0, timeSource } of positions) {
        expect(timeSource).toBe('property');
        expect(at).toBeGreaterThanOrEqual(last);
        last = at;
      }
    }
  });

  test('the odometer never runs backwards, not even over a restart', () => {
    const before = readingsOf(listen(2, application, hours(5)), 'odometer');
    const after = readingsOf(listen(2, application, hours(5), start + hours(5)), 'odometer');
    let last = 0;
    for (const { value } of [...before, ...after.slice(1)]) {
      expect(value).toBeGreaterThanOrEqual(last);
      last = Number(value);
    }
  });

  test('ids are of the documented form and never the same', () => {
    const ids = listen(1, application, hours(1)).map(({ payload }) => JSON.parse(payload).message_id as string);
    for (const messageId of ids) expect(messageId).toMatch(/^[0-9A-F]{64}$/);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test('V1 has one property a message, named by its topic of seven levels', () => {
  for (const { topic, payload } of listen(10, versionOne, minutes(5))) {
    const message = JSON.parse(payload);
    expect(topic).toBe(`${versionOne.topic}/${message.vin}/${message.capability}/get/${message.property}`);
    expect(topic.split('/')).toHaveLength(7);
    const property = message.data[message.capability][message.property];
    expect(Array.isArray(property)).toBe(
      /tire|doors?|trouble|lights|messages/.test(`${message.capability}${message.property}`) &&
        message.property !== 'locks_state',
    );
  }
});

test('V2 has several properties a message, all of them lists', () => {
  const said = listen(11, versionTwo, minutes(5));
  for (const { topic, payload } of said) {
    const message = JSON.parse(payload);
    expect(topic).toBe(versionTwo.topic);
    expect(message).toMatchObject({ version: 2, application_id: id });
    for (const properties of Object.values<Record<string, unknown>>(message.data))
      for (const property of Object.values(properties)) expect(Array.isArray(property)).toBe(true);
  }
  expect(Object.keys(JSON.parse(said[0]?.payload ?? '').data).length).toBeGreaterThan(5);
});

test('a drive ends with a speed of zero, the ignition off and the doors locked', () => {
  const last = new Map<string, unknown>();
  let stops = 0;
  for (const message of listen(1, versionTwo, hours(8)))
    for (const { signal, value } of decode(message).readings) {
      last.set(signal, value);
      if (signal !== 'doors.lock_state' || value !== 'locked' || last.get('ignition.state') !== 'off') continue;
      stops++;
      expect(last.get('speed')).toBe(0);
      expect(last.get('door.position.front_left')).toBe('closed');
    }
  expect(stops).toBeGreaterThan(2);
});

test('a leaking tire is low by its pressure, and its maker says so', () => {
  const warned = [17, 67, 117].filter((index) => {
    const said = listen(index, versionTwo, minutes(1));
    return readingsOf(said, 'dashboard_lights').some(({ value }) =>
      JSON.stringify(value).includes('"tire_pressure_low","state":"on"'),
    );
  });
  expect(warned.length).toBeGreaterThan(0);
  for (const index of warned) {
    const said = listen(index, versionTwo, minutes(1)).flatMap((message) => decode(message).readings);
    const status = said.find(({ signal, value }) => signal.startsWith('tire.status.') && value !== 'normal');
    const wheel = status?.signal.split('.')[2];
    const kpa = said.find(({ signal }) => signal === `tire.pressure.${wheel}`)?.value;
    const target = said.find(({ signal }) => signal === `tire.pressure_target.${wheel}`)?.value;
    expect(Number(kpa) / Number(target)).toBeLessThan(0.92);
  }
});

test('a trouble code comes, and a list without any says that it is gone', () => {
  const hasTrouble = (index: number, hour: number) => troublesOf(makeVehicle(1, index), start + hours(hour)).length > 0;
  const index = Array.from({ length: 300 }, (_, place) => place).find(
    (place) => roleOf(place) === 'plain' && !hasTrouble(place, 0) && hasTrouble(place, 2) && !hasTrouble(place, 6),
  );
  const said = listen(index ?? 0, versionTwo, hours(7)).filter(({ payload }) => payload.includes('trouble_codes'));
  const counts = readingsOf(said, 'trouble_codes').map(({ value }) => (Array.isArray(value) ? value.length : -1));
  expect(counts[0]).toBe(0);
  expect(counts).toContain(1);
  expect(counts.at(-1)).toBe(0);
});

test('makers measure in their own units', () => {
  const units = new Set<string>();
  for (let index = 0; index < 40; index++)
    for (const { payload } of listen(index, versionOne, seconds(1)))
      for (const [, unit = ''] of payload.matchAll(/"unit":"(\w+)"/g)) units.add(unit);
  expect([...units]).toEqual(
    expect.arrayContaining([
      ...['kilometers', 'miles', 'kilometers_per_hour', 'miles_per_hour', 'celsius', 'fahrenheit'],
      ...['kilopascals', 'bars', 'pounds_force_per_square_inch'],
    ]),
  );
});

describe('the special ones', () => {
  test('the private one gives a reason instead of its place', () => {
    const decoded = listen(23, versionTwo, minutes(10)).map(decode);
    expect(decoded.flatMap(({ readings }) => readings).filter(({ signal }) => signal === 'position')).toEqual([]);
    expect(decoded.flatMap(({ absences }) => absences)).toContainEqual(
      expect.objectContaining({ signal: 'position', reason: 'privacy_mode_active' }),
    );
  });

  test('the silent one speaks once, of hours ago, and of the same hour after a restart', () => {
    const said = listen(61, versionTwo, days(1));
    expect(said).toHaveLength(1);
    for (const { at = 0 } of said.flatMap((message) => decode(message).readings))
      expect(at).toBeLessThanOrEqual(start - hours(5));
    expect(silentSince(start + hours(1))).toBe(silentSince(start));
  });

  test('the one whose clock is ahead is so now and then', () => {
    const positions = listen(97, versionTwo, hours(2)).flatMap(({ payload, at }) =>
      [...payload.matchAll(/"timestamp":"([^"]+)"/g)].map(([, time = '']) => Date.parse(time) - at),
    );
    const ahead = positions.filter((difference) => difference > days(365));
    expect(ahead.length).toBeGreaterThan(0);
    expect(ahead.length).toBeLessThan(positions.length / 2);
  });

  test('one in ten says how often its speed may come', () => {
    expect(listen(4, versionOne, seconds(1)).flatMap((message) => decode(message).availabilities)).toEqual([
      { signal: 'speed', updateRate: 'trip_high', rateLimitHertz: 0.5, appliesPer: 'vehicle' },
    ]);
  });
});

test('a vehicle of a large fleet tells the essential first and the rest within its time', () => {
  const said = listen(0, versionOne, minutes(10), start, minutes(3));
  const first = new Set(said.filter(({ at }) => at === start).map(({ topic }) => topic.split('/').at(-1)));
  expect(first).toContain('coordinates');
  expect(first).not.toContain('tire_pressures');
  expect(said.some(({ topic }) => topic.endsWith('/tire_pressures'))).toBe(true);
});
