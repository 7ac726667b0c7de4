import { expect, test } from 'vitest';
import { evidenceAt, evidenceIn } from '../../../components/replay/moment-evidence';
import { hours, minutes, seconds } from '../../../server/contract/duration';
import type { BandSeries, LineSeries, VehicleHistory } from '../../../server/contract/history';
import { motionOf } from '../../../server/contract/motion';
import { morning } from '../trips/some-trip';

const drawn = { count: 2, lateCount: 0, columnMs: null, gaps: [], before: null, after: null };

/** Speeds at minutes of the morning. */
const speedAt = (told: readonly [minute: number, value: number][]): LineSeries => ({
  ...{ ...drawn, drawn: 'line', signal: 'speed', otherAt: [], upstream: [], late: [], least: 0, greatest: 90 },
  at: told.map(([minute]) => morning + minutes(minute)),
  value: told.map(([, value]) => value),
});
/** A state from minute to minute, told once more at its end. */
const state = (signal: string, bands: readonly [from: number, to: number, value: string | boolean][]): BandSeries => ({
  ...{ ...drawn, drawn: 'bands', signal },
  bands: bands.map(([from, to, value]) => ({
    ...{ from: morning + minutes(from), to: morning + minutes(to), lastAt: morning + minutes(to) - 1, value },
    ...{ count: 2, upstream: 0, isLate: false },
  })),
});
const history: VehicleHistory = {
  ...{ from: morning, to: morning + hours(2), clock: 'event', upstreams: ['cars'] },
  series: [
    speedAt([
      [1, 50],
      [2, 60],
      [10, 0],
      [40, 70],
    ]),
    state('ignition.state', [
      [0, 12, 'on'],
      [12, 38, 'lock'],
      [38, 41, 'on'],
    ]),
    state('charging.status', [
      [0, 15, 'not_charging'],
      [15, 37, 'CHARGING'],
      [37, 120, 'not_charging'],
    ]),
  ],
};
const drive = {
  at: [morning + minutes(1), morning + seconds(150)],
  before: { at: morning - hours(1), latitude: 48, longitude: 11 },
};
const motionAt = (minute: number) => {
  const at = morning + minutes(minute);
  return motionOf(evidenceAt(history, drive, at), at);
};

test('at each instant of a replay the vehicle does what it did then', () => {
  expect([1.5, 10, 13, 20, 40].map(motionAt)).toEqual(['moving', 'idling', 'parked', 'charging', 'moving']);
});

test('who fell silent on its way is stale after a while, as it would have been then', () => {
  expect([49, 52].map(motionAt)).toEqual(['moving', 'stale']);
});

test('it was heard of when anything was told, a position included, and never later than the instant', () => {
  const heardAfter = (after: number) => (evidenceAt(history, drive, morning + after).lastAt ?? 0) - morning;
  expect(heardAfter(minutes(1))).toBe(minutes(1));
  expect(heardAfter(minutes(3))).toBe(seconds(150));
  const none = { ...history, series: [] };
  expect(evidenceAt(none, drive, morning - 1).lastAt).toBe(morning - hours(1));
  expect(evidenceAt(none, { at: drive.at, before: null }, morning)).toMatchObject({ lastAt: null, positionAt: null });
});

test('as it was known, a fix that came later had not been heard of', () => {
  const known: VehicleHistory = { ...history, clock: 'received', series: [] };
  const at = morning + minutes(3);
  expect(evidenceAt(known, drive, at)).toMatchObject({ lastAt: null, positionAt: null });
  const fixes = { ...drawn, drawn: 'places' as const, signal: 'position', upstream: [0], late: [] };
  const came = { ...fixes, at: [morning + minutes(2)], latitude: [48], longitude: [11] };
  expect(evidenceAt({ ...known, series: [came] }, drive, at)).toMatchObject({
    lastAt: came.at[0],
    positionAt: came.at[0],
  });
});

test('of all that was known it is judged the same way', () => {
  const at = morning + minutes(20);
  const readings = new Map(
    Object.entries({
      speed: { value: 0, at: at - minutes(9) },
      'ignition.state': { value: 'lock', at: at - minutes(8) },
      'engine.running': { value: true, at: at - minutes(10) },
      'charging.status': { value: 'fast_charging', at: at - minutes(5) },
      'cabin.temperature': { value: 21, at: at - seconds(12) },
    }),
  );
  expect(evidenceIn(readings)).toEqual({
    ...{
      lastAt: at - seconds(12),
      speed: 0,
      speedAt: at - minutes(9),
      isOn: false,
      isCharging: true,
      positionAt: null,
    },
  });
  expect(evidenceIn(new Map())).toMatchObject({ lastAt: null, speed: null, isOn: null, isCharging: null });
});
