import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FleetVehicle, fromFleetRow } from '../../server/contract/fleet';
import type { Absence } from '../../server/contract/reading';
import { createFleetPicture, type FleetPicture } from '../../server/live/fleet-picture';
import { changeOf, reading } from './live-rig';

const clock = () => 1_000_000;

const vehicles = (picture: FleetPicture): FleetVehicle[] =>
  picture
    .after(0, 1_000)
    .rows.map(fromFleetRow)
    .sort((a, b) => a.id - b.id);

test('a late reading does not move the odometer back', () => {
  const picture = createFleetPicture({ clock });
  picture.apply([changeOf(1, [reading('odometer', 200, 20)])]);
  picture.apply([changeOf(1, [reading('odometer', 100, 10)])]);
  expect(picture.vehicle(1)).toMatchObject({ odometer: 200, lastAt: 20 });
});

test('a repeated change is no change', () => {
  const picture = createFleetPicture({ clock });
  const change = changeOf(1, [reading('speed', 50, 10)]);
  picture.apply([change]);
  picture.apply([change]);
  expect(picture.revision()).toBe(1);
});

test('a reading the picture does not show still makes its vehicle newer', () => {
  const picture = createFleetPicture({ clock });
  picture.apply([changeOf(1, [reading('speed', 50, 10)])]);
  picture.apply([changeOf(1, [reading('door.lock.front_left', 'locked', 30)])]);
  expect(picture.vehicle(1)).toMatchObject({ speed: 50, speedAt: 10, lastAt: 30 });
  expect(picture.revision()).toBe(2);
});

test('a name comes and goes without touching what is measured', () => {
  const picture = createFleetPicture({ clock });
  picture.apply([changeOf(1, [reading('speed', 50, 10)])]);
  picture.name([{ id: 1, vin: 'X', name: 'Van 1', model: 'Sprinter' }]);
  expect(picture.vehicle(1)).toMatchObject({ name: 'Van 1', model: 'Sprinter', speed: 50 });
  picture.name([{ id: 1, vin: 'X', name: 'Van 1', model: 'Sprinter' }]);
  expect(picture.revision()).toBe(2);
});

test('vehicles without a position are in the picture', () => {
  const picture = createFleetPicture({ clock });
  picture.apply([
    changeOf(1, [reading('speed', 1, 1)]),
    changeOf(2, [reading('position', { latitude: 1, longitude: 2 }, 1)]),
  ]);
  expect(vehicles(picture).map(({ id, latitude }) => [id, latitude])).toEqual([
    [1, null],
    [2, 1],
  ]);
});

test('a vehicle without a position says why, until it has a newer one', () => {
  const picture = createFleetPicture({ clock });
  const absence = (at: number, reason: string, signal = 'position'): Absence => ({
    signal,
    reason,
    description: '',
    at,
    upstream: 'test',
    message: `1.${at}`,
  });
  const position = (at: number) => reading('position', { latitude: 1, longitude: 2 }, at);
  picture.apply([
    changeOf(1, [reading('speed', 1, 1)], [absence(5, 'privacy_mode_active'), absence(9, 'rate_limit', 'speed')]),
  ]);
  expect(picture.vehicle(1)).toMatchObject({ latitude: null, positionAbsence: 'privacy_mode_active' });
  picture.apply([changeOf(1, [position(4)], [absence(3, 'unauthorised')])]);
  expect(picture.vehicle(1)).toMatchObject({ latitude: 1, positionAbsence: 'privacy_mode_active' });
  picture.apply([changeOf(1, [position(6)])]);
  expect(picture.vehicle(1)).toMatchObject({ positionAt: 6, positionAbsence: null });
  picture.apply([changeOf(1, [], [absence(7, 'rate_limit')])]);
  expect(picture.vehicle(1)).toMatchObject({ positionAt: 6, positionAbsence: 'rate_limit' });
});

test('two pictures are of two epochs', () => {
  expect(createFleetPicture({ clock }).epoch).not.toBe(createFleetPicture({ clock }).epoch);
});

const signal = fc.constantFrom(
  { signal: 'speed', values: [0, 10, 80] },
  { signal: 'fuel.level', values: [5, 50] },
  { signal: 'traction_battery.state_of_charge', values: [5, 50] },
  { signal: 'ignition.state', values: ['on', 'off'] },
  { signal: 'engine.running', values: [true, false] },
  { signal: 'tire.pressure.front_left', values: [150, 230] },
  { signal: 'tire.pressure_target.front_left', values: [230] },
  { signal: 'tire.status.front_left', values: ['low', 'normal'] },
);
const change = fc
  .tuple(fc.integer({ min: 1, max: 4 }), signal, fc.nat(2), fc.integer({ min: 1, max: 9 }))
  .map(([id, { signal: name, values }, value, at]) =>
    changeOf(id, [reading(name, values[value % values.length] ?? 0, at, `1.${at}`)]),
  );
// Of one signal at one time the database tells one value only.
const changes = fc.uniqueArray(change, {
  maxLength: 60,
  selector: ({ id, readings: [only] }) => `${id} ${only?.signal} ${only?.at}`,
});

test('any order and repetition of the same changes ends in the same picture', () => {
  fc.assert(
    fc.property(
      changes.chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
      ),
      ([straight, shuffled]) => {
        const one = createFleetPicture({ clock });
        const other = createFleetPicture({ clock });
        one.apply(straight);
        for (const each of shuffled) other.apply([each]);
        expect(vehicles(other)).toEqual(vehicles(one));
      },
    ),
    { numRuns: 1_000 },
  );
});
