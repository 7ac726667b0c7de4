import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFleetRecords, type FleetRecords } from '../../../components/data/fleet-records';
import type { ChangedVehicles } from '../../../components/map/fleet-source';
import { type FleetVehicle, fromFleetRow } from '../../../server/contract/fleet';
import type { FleetChanges } from '../../../server/contract/live';
import { createFleetPicture, type FleetPicture } from '../../../server/live/fleet-picture';
import { changeOf, reading, vinOf } from '../../live/live-rig';

const now = () => 1_000;
const newPicture = () => createFleetPicture({ clock: now });

/** What the server would send next to one who stands at `since`. */
function changesAfter(picture: FleetPicture, since: number, limit = 1_000): FleetChanges {
  const { rows, revision } = picture.after(since, limit);
  return { epoch: picture.epoch, since, revision, rows: new TextEncoder().encode(JSON.stringify(rows)), now: now() };
}

/** What the server would answer to what the browser holds. */
function join(fleet: FleetRecords, picture: FleetPicture): number {
  const { epoch, revision = 0 } = fleet.held();
  const target = picture.revision();
  const since = epoch === picture.epoch && revision <= target ? revision : 0;
  fleet.begin({ epoch: picture.epoch, since, target, now: now() });
  return since;
}

function follow(fleet: FleetRecords, picture: FleetPicture): void {
  const since = join(fleet, picture);
  if (since < picture.revision()) fleet.applyChanges(changesAfter(picture, since));
}

const newRecords = () => createFleetRecords({ now, schedule: (task) => task() });
const contentOf = (fleet: FleetRecords): FleetVehicle[] =>
  Array.from({ length: fleet.count() }, (_, index) => fleet.vehicleAt(index)).sort((a, b) => a.id - b.id);
const truthOf = (picture: FleetPicture): FleetVehicle[] =>
  picture
    .after(0, 1_000)
    .rows.map(fromFleetRow)
    .sort((a, b) => a.id - b.id);
const speedOf = (id: number, speed: number, at: number) => changeOf(id, [reading('speed', speed, at)]);

test('pieces that arrive twice, late or not at all end in the server’s picture once joined again', () => {
  const step = fc.record({
    id: fc.integer({ min: 1, max: 6 }),
    speed: fc.nat(200),
    /** What the line does with the piece sent after this change. */
    fate: fc.constantFrom('arrives', 'arrives', 'is lost', 'is kept back', 'arrives twice'),
    limit: fc.integer({ min: 1, max: 4 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 50 }), fc.nat(3), (steps, restarts) => {
      const fleet = newRecords();
      let picture = newPicture();
      let since = join(fleet, picture);
      const keptBack: FleetChanges[] = [];
      const receive = (piece: FleetChanges) => {
        if (!fleet.applyChanges(piece)) since = join(fleet, picture);
      };
      for (const [index, { id, speed, fate, limit }] of steps.entries()) {
        if (restarts > 0 && index % 17 === 16) {
          picture = newPicture();
          since = join(fleet, picture);
        }
        picture.apply([speedOf(id, speed, index)]);
        const piece = changesAfter(picture, since, limit);
        since = piece.revision;
        if (fate === 'is kept back') keptBack.push(piece);
        if (fate === 'is lost' || fate === 'is kept back') continue;
        receive(piece);
        if (fate === 'arrives twice') receive(piece);
        const late = keptBack.pop();
        if (late !== undefined) receive(late);
      }
      follow(fleet, picture);
      expect(contentOf(fleet)).toEqual(truthOf(picture));
      expect(fleet.missing()).toBe(0);
      for (const vehicle of truthOf(picture)) expect(fleet.vehicleByVin(vehicle.vin)).toEqual(vehicle);
    }),
    { numRuns: 1_000 },
  );
});

test('an old piece does not move a vehicle back', () => {
  const [fleet, picture] = [newRecords(), newPicture()];
  picture.apply([speedOf(1, 50, 1)]);
  const old = changesAfter(picture, 0);
  picture.apply([speedOf(1, 90, 2)]);
  follow(fleet, picture);
  expect(fleet.applyChanges(old)).toBe(true);
  expect(fleet.vehicle(1)?.speed).toBe(90);
});

test('a piece that begins beyond what is held is not taken, and said to be missing something', () => {
  const [fleet, picture] = [newRecords(), newPicture()];
  picture.apply([speedOf(1, 50, 1)]);
  follow(fleet, picture);
  picture.apply([speedOf(1, 60, 2)]);
  picture.apply([speedOf(2, 70, 3)]);
  expect(fleet.applyChanges(changesAfter(picture, 2))).toBe(false);
  expect(fleet.vehicle(2)).toBe(undefined);
});

test('after a restart the old fleet is shown until the new one is complete, and what is gone goes', () => {
  const [fleet, before, after] = [newRecords(), newPicture(), newPicture()];
  before.apply([speedOf(1, 10, 1), speedOf(2, 20, 1), speedOf(3, 30, 1)]);
  follow(fleet, before);
  after.apply([speedOf(1, 10, 1), speedOf(3, 35, 2)]);
  join(fleet, after);
  expect(fleet.count()).toBe(3);
  expect(fleet.missing()).toBe(2);
  fleet.applyChanges(changesAfter(after, 0, 1));
  expect(fleet.count()).toBe(3);
  fleet.applyChanges(changesAfter(after, 1));
  expect(contentOf(fleet)).toEqual(truthOf(after));
  expect(fleet.vehicleByVin(vinOf(2))).toBe(undefined);
});

test('a vehicle that is told again unchanged stays the same object', () => {
  const [fleet, before, after] = [newRecords(), newPicture(), newPicture()];
  before.apply([speedOf(1, 10, 1), speedOf(2, 20, 1)]);
  after.apply([speedOf(1, 10, 1), speedOf(2, 21, 2)]);
  follow(fleet, before);
  const [same, other] = [fleet.vehicle(1), fleet.vehicle(2)];
  follow(fleet, after);
  expect(fleet.vehicle(1)).toBe(same);
  expect(fleet.vehicle(2)).not.toBe(other);
});

test('listeners are told once a frame: places to those of the fleet, nothing to those of other vehicles', () => {
  const frames: (() => void)[] = [];
  const fleet = createFleetRecords({ now, schedule: (task) => frames.includes(task) || frames.push(task) });
  const paint = () => {
    for (const task of frames.splice(0)) task();
  };
  const picture = newPicture();
  picture.apply([speedOf(1, 10, 1), speedOf(2, 20, 1)]);
  follow(fleet, picture);
  paint();
  const told: ChangedVehicles[] = [];
  const toldOf: number[] = [];
  fleet.subscribe((changed) => told.push(changed));
  for (const id of [1, 2]) fleet.onVehicle(id, () => toldOf.push(id));
  for (const speed of [30, 40]) {
    picture.apply([speedOf(2, speed, speed)]);
    follow(fleet, picture);
  }
  expect(told).toEqual([]);
  paint();
  expect(told).toEqual([[1]]);
  expect(toldOf).toEqual([2]);
});

test('an empty fleet is loaded, and before the answer it is not', () => {
  const fleet = newRecords();
  expect(fleet.isLoaded()).toBe(false);
  join(fleet, newPicture());
  expect(fleet.isLoaded()).toBe(true);
});

test('a listener that ends within its own call does not keep the others from being told', () => {
  const [fleet, picture] = [newRecords(), newPicture()];
  picture.apply([speedOf(1, 10, 1)]);
  follow(fleet, picture);
  let calls = 0;
  const stop = fleet.onVehicle(1, () => stop());
  fleet.onVehicle(1, () => {
    calls += 1;
  });
  picture.apply([speedOf(1, 20, 2)]);
  follow(fleet, picture);
  expect(calls).toBe(1);
});

test('a place beyond the fleet is refused with the place', () => {
  expect(() => newRecords().vehicleAt(0)).toThrow('vehicle index: expected 0 to -1, got 0');
});
