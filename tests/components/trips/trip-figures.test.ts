import { expect, test } from 'vitest';
import {
  distanceDifference,
  distanceOf,
  distanceWords,
  energyWords,
  totalsOf,
} from '../../../components/trips/trip-figures';
import { defaultUnits } from '../../../components/ui/unit-preferences';
import { minutes } from '../../../server/contract/duration';
import { someTrip } from './some-trip';

const miles = { ...defaultUnits, distance: 'mi' as const, volume: 'gal' as const };

test('the odometer says how far, and without one the path', () => {
  expect(distanceOf(someTrip({ odometerKm: 20, pathKm: 18 }))).toBe(20);
  expect(distanceOf(someTrip({ odometerKm: null, pathKm: 18 }))).toBe(18);
  expect(distanceOf(someTrip({ odometerKm: null, pathKm: null }))).toBeNull();
});

test('distances are in the person’s unit, to a decimal while they are short', () => {
  expect([0.42, 19, 140].map((kilometers) => distanceWords(kilometers, defaultUnits))).toEqual([
    '0.4 km',
    '19.0 km',
    '140 km',
  ]);
  expect(distanceWords(16.09344, miles)).toBe('10.0 mi');
});

test('a difference of odometer and path is told, and notable beyond what whole kilometers and cut corners make', () => {
  const differenceOf = (odometerKm: number | null, pathKm: number | null) => distanceDifference({ odometerKm, pathKm });
  expect(differenceOf(10, 8.5)).toEqual({ kilometers: 1.5, isNotable: false });
  expect(differenceOf(100, 95)).toEqual({ kilometers: 5, isNotable: false });
  expect(differenceOf(100, 60)).toEqual({ kilometers: 40, isNotable: true });
  expect(differenceOf(3, 12)).toEqual({ kilometers: -9, isNotable: true });
  expect(differenceOf(null, 12)).toBeNull();
});

test('what a trip took names amounts and levels, of the battery and of the tank', () => {
  const nothing = { stateOfChargeUsed: null, energyUsed: null, fuelLevelUsed: null, fuelUsed: null };
  const wordsOf = (told: Partial<typeof nothing | Record<keyof typeof nothing, number>>, units = defaultUnits) =>
    energyWords({ energy: { ...nothing, ...told } }, units);
  expect(wordsOf({})).toEqual([]);
  expect(wordsOf({ energyUsed: 3.42, stateOfChargeUsed: 6 })).toEqual(['3.4 kWh, 6% of the battery']);
  expect(wordsOf({ fuelLevelUsed: 4, stateOfChargeUsed: -2 })).toEqual(['−2% of the battery', '4% of the tank']);
  expect(wordsOf({ fuelUsed: 3.785411784 }, miles)).toEqual(['1.0 gal of the tank']);
});

test('totals say when a distance is missing from them', () => {
  const totals = totalsOf([
    someTrip({ odometerKm: 10, topSpeed: 80 }),
    someTrip({ odometerKm: null, pathKm: 5, topSpeed: null, isComplete: false }),
    someTrip({ odometerKm: null, pathKm: null, topSpeed: 120 }),
  ]);
  expect(totals).toEqual({
    count: 3,
    distanceKm: 15,
    isDistanceComplete: false,
    durationMs: minutes(60),
    movingMs: minutes(54),
    topSpeed: 120,
    incomplete: 1,
  });
  expect(totalsOf([])).toMatchObject({ count: 0, distanceKm: null, topSpeed: null });
});
