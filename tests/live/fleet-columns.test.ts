import { expect, test } from 'vitest';
import type { Value } from '../../server/contract/reading';
import { createFleetPicture } from '../../server/live/fleet-picture';
import { changeOf, reading } from './live-rig';

const now = Date.UTC(2026, 10, 20, 12);

/** The vehicle that these readings draw; an event time is minutes after noon. */
function drawn(...readings: [signal: string, value: Value, minute?: number][]) {
  const picture = createFleetPicture({ clock: () => now });
  const made = readings.map(([signal, value, minute = 0]) => reading(signal, value, now + minute * 60_000));
  picture.apply([changeOf(1, made)]);
  return picture.vehicle(1);
}

test('a vehicle nobody has heard of anything but its existence shows no value at all', () => {
  const picture = createFleetPicture({ clock: () => now });
  picture.name([{ id: 1, vin: 'ABC', name: 'Van', model: null }]);
  expect(picture.vehicle(1)).toMatchObject({
    vin: 'ABC',
    name: 'Van',
    speed: null,
    isOn: null,
    hasLowTire: null,
    lastAt: null,
  });
});

test('values are shown as they are, north and standing still included', () => {
  expect(drawn(['position', { latitude: 52.5, longitude: 13.4 }, 2], ['heading', 0], ['speed', 0, 1])).toMatchObject({
    latitude: 52.5,
    longitude: 13.4,
    positionAt: now + 120_000,
    heading: 0,
    speed: 0,
    speedAt: now + 60_000,
    lastAt: now + 120_000,
  });
});

test.each([
  ['on', true],
  ['start', true],
  ['accessory', false],
  ['off', false],
  ['lock', false],
])('ignition %s means on: %s', (state, isOn) => {
  expect(drawn(['ignition.state', state])?.isOn).toBe(isOn);
});

test('a hybrid that drives with its engine standing still is on', () => {
  expect(drawn(['ignition.state', 'on', 0], ['engine.running', false, 5])?.isOn).toBe(true);
});

test('a running engine is on, until the ignition is seen off', () => {
  expect(drawn(['engine.running', true, 0])?.isOn).toBe(true);
  expect(drawn(['ignition.state', 'off', 0], ['engine.running', true, 5])?.isOn).toBe(true);
  expect(drawn(['engine.running', true, 0], ['ignition.state', 'off', 5])?.isOn).toBe(false);
});

test.each([
  ['charging', true],
  ['fast_charging', true],
  ['slow_charging', true],
  ['CHARGINGACTIVE', true],
  ['not_charging', false],
  ['charging_complete', false],
  ['charging_paused', false],
])('charging status %s means charging: %s', (status, isCharging) => {
  expect(drawn(['charging.status', status])?.isCharging).toBe(isCharging);
});

test('energy is as new as the newer of battery and tank', () => {
  expect(drawn(['fuel.level', 40, 1], ['traction_battery.state_of_charge', 80, 7])).toMatchObject({
    fuelLevel: 40,
    stateOfCharge: 80,
    energyAt: now + 7 * 60_000,
  });
});

test('the range is what the vehicle says it can drive in all, else what its battery is good for', () => {
  expect(drawn(['traction_battery.range', 50, 9])?.range).toBe(50);
  expect(drawn(['traction_battery.range', 50, 9], ['range', 600, 0])?.range).toBe(600);
});

test('a tire more than a tenth below its target is low, at a tenth it is not', () => {
  // MOBITO's sample: 207 of 234 kPa is 11.5 % below target, 221 of 234 is 5.6 %.
  expect(drawn(['tire.pressure.front_left', 207], ['tire.pressure_target.front_left', 234])?.hasLowTire).toBe(true);
  expect(drawn(['tire.pressure.front_right', 221], ['tire.pressure_target.front_right', 234])?.hasLowTire).toBe(false);
  expect(drawn(['tire.pressure.spare', 90], ['tire.pressure_target.spare', 100])?.hasLowTire).toBe(false);
});

test('one low tire of many is enough', () => {
  expect(drawn(['tire.status.front_left', 'normal'], ['tire.status.rear_right_outer', 'SOFT'])?.hasLowTire).toBe(true);
});

test('a pressure without a target, and no status, is no evidence', () => {
  expect(drawn(['tire.pressure.front_left', 100])?.hasLowTire).toBe(null);
});

test('the fresher of measured pressure and maker’s word decides, and at one time either is enough', () => {
  const low: [string, Value][] = [
    ['tire.pressure.front_left', 150],
    ['tire.pressure_target.front_left', 230],
  ];
  expect(drawn(...low, ['tire.status.front_left', 'normal', 5])?.hasLowTire).toBe(false);
  expect(drawn(...low, ['tire.status.front_left', 'normal', -5])?.hasLowTire).toBe(true);
  expect(drawn(...low, ['tire.status.front_left', 'normal', 0])?.hasLowTire).toBe(true);
});

test('trouble codes are counted unless they are only remembered', () => {
  const codes = [
    { id: 'C1116FA', status: 'active' },
    { id: 'P0101', status: 'CLEARED' },
    { id: 'B7F34E', status: null },
  ];
  expect(drawn(['trouble_codes', codes])?.troubleCodes).toBe(2);
  expect(drawn(['trouble_codes', ['3178A', 'B7F34E']])?.troubleCodes).toBe(2);
  expect(drawn(['trouble_codes', []])?.troubleCodes).toBe(0);
});

test.each([
  ['service.distance', 0, true],
  ['service.distance', 1, false],
  ['service.time', -3, true],
  ['service.time', 30, false],
  ['service.date', now - 1, true],
  ['service.date', now + 1, false],
] as const)('%s of %s means service due: %s', (signal, value, isDue) => {
  expect(drawn([signal, value])?.isServiceDue).toBe(isDue);
});

test('a value of another kind than its signal’s is not shown', () => {
  expect(drawn(['speed', 'fast'], ['position', 'Berlin'], ['engine.running', 'yes'])).toMatchObject({
    speed: null,
    latitude: null,
    isOn: null,
  });
});
