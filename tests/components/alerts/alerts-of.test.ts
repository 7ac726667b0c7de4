import { expect, test } from 'vitest';
import { alertSignals, alertsOf } from '../../../components/alerts/alerts-of';
import { minutes } from '../../../server/contract/duration';
import type { Band, BandSeries, LineSeries, VehicleHistory } from '../../../server/contract/history';
import type { Value } from '../../../server/contract/reading';
import { morning } from '../trips/some-trip';

const drawn = { count: 2, lateCount: 0, columnMs: null, gaps: [], before: null, after: null };

const reading = (signal: string, value: Value, at: number, receivedAt = at) => ({
  ...{ signal, value, at, receivedAt, upstream: 'cars', timeSource: 'property' as const, message: '1.1' },
});

/** A signal that told these values, each at so many minutes of the morning. */
function bands(
  signal: string,
  told: [minute: number, value: Band['value']][],
  before: Value | null = null,
): BandSeries {
  return {
    ...{ ...drawn, drawn: 'bands', signal },
    before: before === null ? null : reading(signal, before, morning - minutes(3), morning - minutes(2)),
    bands: told.map(([minute, value], index) => {
      const from = morning + minutes(minute);
      const next = told[index + 1];
      const to = next === undefined ? null : morning + minutes(next[0]);
      return { from, to, value, count: 1, lastAt: from, upstream: 0, isLate: false };
    }),
  };
}

function line(signal: string, told: [minute: number, value: number][]): LineSeries {
  const at = told.map(([minute]) => morning + minutes(minute));
  return {
    ...{ ...drawn, drawn: 'line', signal, at, value: told.map(([, value]) => value), otherAt: at },
    ...{ upstream: told.map(() => 0), late: [], least: null, greatest: null },
  };
}

const historyOf = (...series: VehicleHistory['series']): VehicleHistory => ({
  ...{ from: morning, to: morning + minutes(60), clock: 'event', series, upstreams: ['cars'] },
});

/** What was warned of, from which minute of the morning to which. */
const told = (...histories: VehicleHistory[]) =>
  alertsOf(histories).map(({ from, to, what }) => [
    what,
    (from - morning) / minutes(1),
    to === null ? null : (to - morning) / minutes(1),
  ]);

const code = (id: string, status = 'ACTIVE') => ({ id, status, ecu: 'ABS_41' });

test('a trouble code begins when it is first told, and ends when it is told of no longer', () => {
  const codes = bands('trouble_codes', [
    [1, []],
    [5, [code('C1116FA')]],
    [20, [code('C1116FA'), code('P0420')]],
    [30, [code('P0420')]],
  ]);
  expect(told(historyOf(codes))).toEqual([
    ['Trouble code C1116FA appeared', 5, 30],
    ['Trouble code P0420 appeared', 20, null],
  ]);
});

test('a code that the vehicle only remembers warns of nothing', () => {
  expect(told(historyOf(bands('trouble_codes', [[5, [code('C1116FA', 'cleared')]]])))).toEqual([]);
});

test('what was warned of before goes on, and does not begin anew', () => {
  const codes = bands('trouble_codes', [[5, [code('C1116FA')]]], [code('C1116FA')]);
  expect(told(historyOf(codes))).toEqual([['Trouble code C1116FA appeared', -3, null]]);
  expect(told({ ...historyOf(codes), clock: 'received' })).toEqual([['Trouble code C1116FA appeared', -2, null]]);
});

test('what is away for less than ten minutes has not been away', () => {
  const on = [code('C1116FA')];
  expect(
    told(
      historyOf(
        bands('trouble_codes', [
          [1, on],
          [4, []],
          [9, on],
          [12, []],
          [40, on],
        ]),
      ),
    ),
  ).toEqual([
    ['Trouble code C1116FA appeared', 1, 12],
    ['Trouble code C1116FA appeared', 40, null],
  ]);
});

test('what changed more often than can be seen is known by what it was then', () => {
  const on = [code('C1116FA')];
  expect(
    told(
      historyOf(
        bands('trouble_codes', [
          [1, null],
          [4, on],
          [5, null],
          [6, []],
        ]),
      ),
    ),
  ).toEqual([['Trouble code C1116FA appeared', 4, 6]]);
});

test('a lamp that says what is switched on is no warning, nor one that is off', () => {
  const lamps = bands('dashboard_lights', [
    [
      2,
      [
        { name: 'high_beam', state: 'on' },
        { name: 'tire_pressure_low', state: 'on' },
        { name: 'airbag', state: 'off' },
      ],
    ],
  ]);
  expect(told(historyOf(lamps))).toEqual([['Warning lamp: tire pressure low', 2, null]]);
});

test('messages, failed bulbs, worn linings, alarms and crashes are told in words', () => {
  const series = [
    bands('check_control_messages', [[1, [{ id: 955, text: 'Tire pressure notification' }]]]),
    bands('dashboard_lights.bulb_failures', [[2, ['turn_signal_left']]]),
    bands('brake_lining.warning', [[3, true]]),
    bands('theft_alarm.status', [
      [1, 'armed'],
      [4, 'triggered'],
    ]),
    bands('crash.status', [
      [1, 'normal'],
      [5, 'airbag_triggered'],
    ]),
  ];
  expect(told(historyOf(...series)).map(([what]) => what)).toEqual([
    'Message to the driver: Tire pressure notification',
    'Bulb failed: turn signal left',
    'Brake lining warning',
    'Theft alarm triggered',
    'Crash: airbag triggered',
  ]);
});

test('a tire is too low by its target, wherever its signals were asked for', () => {
  const pressure = line('tire.pressure.front_left', [
    [1, 250],
    [10, 220],
    [30, 251],
  ]);
  const target = line('tire.pressure_target.front_left', [[0, 250]]);
  expect(told(historyOf(pressure), historyOf(target))).toEqual([['Tire too low: front left', 10, 30]]);
  expect(alertsOf([historyOf(pressure, target)])[0]).toMatchObject({ detail: '88% of its target', who: 'cars' });
});

test('a tire is too low by its maker’s word; what is told of one time is judged together', () => {
  const status = bands('tire.status.rear_left', [
    [10, 'low'],
    [40, 'normal'],
  ]);
  const pressure = line('tire.pressure.rear_left', [
    [10, 249],
    [40, 250],
  ]);
  const target = line('tire.pressure_target.rear_left', [[0, 250]]);
  expect(told(historyOf(pressure, target, status))).toEqual([['Tire too low: rear left', 10, 40]]);
});

test('only what a vehicle tells is asked for, and of tires what they can be judged by', () => {
  expect(
    alertSignals([
      ...['speed', 'trouble_codes', 'tire.pressure.front_left', 'tire.pressure_target.front_left'],
      ...['tire.pressure.spare', 'tire.status.rear_left'],
    ]),
  ).toEqual(['trouble_codes', 'tire.pressure.front_left', 'tire.pressure_target.front_left', 'tire.status.rear_left']);
});
