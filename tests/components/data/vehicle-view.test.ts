import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyVehicleChanges, applyVehicleSnapshot, type VehicleView } from '../../../components/data/vehicle-view';
import type { VehicleState } from '../../../server/contract/live';
import type { Absence, Reading } from '../../../server/contract/reading';
import { reading } from '../../live/live-rig';

const stateOf = (readings: Reading[], absences: Absence[] = []): VehicleState => ({
  id: 1,
  vin: 'ABC',
  name: null,
  model: null,
  readings,
  absences,
  availabilities: [],
});
const viewOf = (readings: Reading[] = []): VehicleView => applyVehicleSnapshot(null, stateOf(readings));
const absence = (signal: string, at: number): Absence => ({
  signal,
  reason: 'rate_limit',
  description: '',
  at,
  upstream: 'test',
  message: `1.${at}`,
});

test('changes in any order, again and again, end in the same view', () => {
  const one = fc
    .tuple(fc.constantFrom('speed', 'odometer', 'heading'), fc.nat(9))
    .map(([signal, at]) => reading(signal, at * 10, at, `1.${at}`));
  fc.assert(
    fc.property(
      fc
        .array(one, { maxLength: 30 })
        .chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
        ),
      ([straight, shuffled]) => {
        const expected = applyVehicleChanges(viewOf(), { readings: straight, absences: [] });
        const found = shuffled.reduce(
          (view, each) => applyVehicleChanges(view, { readings: [each], absences: [] }),
          viewOf(),
        );
        expect(new Map([...found.readings].sort())).toEqual(new Map([...expected.readings].sort()));
      },
    ),
    { numRuns: 1_000 },
  );
});

test('a change that brings nothing new leaves the very same view', () => {
  const fast = reading('speed', 90, 2);
  const view = viewOf([fast]);
  expect(applyVehicleChanges(view, { readings: [fast, reading('speed', 50, 1)], absences: [] })).toBe(view);
});

test('a change of one signal leaves the readings of the others the same objects', () => {
  const odometer = reading('odometer', 5, 1);
  const view = viewOf([odometer, reading('speed', 1, 1)]);
  const next = applyVehicleChanges(view, { readings: [reading('speed', 2, 2)], absences: [] });
  expect(next).not.toBe(view);
  expect(next.readings.get('odometer')).toBe(odometer);
});

test('a snapshot that was read before a change arrived does not take it back', () => {
  const view = applyVehicleChanges(viewOf([reading('speed', 1, 1)]), {
    readings: [reading('speed', 3, 3)],
    absences: [],
  });
  const again = applyVehicleSnapshot(view, stateOf([reading('speed', 2, 2), reading('odometer', 7, 2)]));
  expect(again.readings.get('speed')?.value).toBe(3);
  expect(again.readings.get('odometer')?.value).toBe(7);
});

test('nothing of one vehicle is kept for another that has its VIN now', () => {
  const view = viewOf([reading('speed', 1, 1)]);
  expect(applyVehicleSnapshot(view, { ...stateOf([]), id: 2 }).readings.size).toBe(0);
});

test('an absence stands beside the reading, the newest of each', () => {
  const view = applyVehicleChanges(viewOf([reading('speed', 1, 1)]), {
    readings: [],
    absences: [absence('speed', 5), absence('speed', 4)],
  });
  expect(view.readings.get('speed')?.at).toBe(1);
  expect(view.absences.get('speed')?.at).toBe(5);
});
