import { expect, test } from 'vitest';
import { chooseLevel, crowdOf } from '../../../components/map/level-of-detail';

/** So many vehicles, each on a spot of its own. */
const apart = (vehicles: number) => ({ vehicles, spots: vehicles });

test('draws large, then small markers, then a glow as more come into sight', () => {
  const levels = [3_000, 3_001, 20_000, 20_001].map((count) => chooseLevel(apart(count), 'auto', null));
  expect(levels).toEqual([28, 16, 16, 'density']);
});

test('a vehicle more or less at a limit does not change the level back and forth', () => {
  expect(chooseLevel(apart(3_200), 'auto', 28)).toBe(28);
  expect(chooseLevel(apart(3_200), 'auto', 16)).toBe(16);
  expect(chooseLevel(apart(20_500), 'auto', 16)).toBe(16);
  expect(chooseLevel(apart(20_500), 'auto', 'density')).toBe('density');
  expect(chooseLevel(apart(25_000), 'auto', 16)).toBe('density');
});

test('a fleet that a small screen or a far look heaps up glows', () => {
  expect(chooseLevel({ vehicles: 10_000, spots: 300 }, 'auto', null)).toBe('density');
  expect(chooseLevel({ vehicles: 2_900, spots: 900 }, 'auto', null)).toBe(16);
});

test('a depot is drawn one by one, however close they stand', () => {
  expect(chooseLevel({ vehicles: 400, spots: 1 }, 'auto', null)).toBe(28);
});

test('draws what was asked for, however many there are', () => {
  expect(chooseLevel(apart(10), 'density', 28)).toBe('density');
  expect(chooseLevel(apart(100_000), 'markers', null)).toBe(11);
});

test('counts the spots vehicles stand on', () => {
  const markers = {
    x: Int32Array.of(0, 7, 8, 99),
    y: Int32Array.of(0, 7, 0, 99),
    vehicle: Int32Array.of(0, 1, 2, 3),
    count: 4,
  };
  expect(crowdOf(markers, 100, 100, 1)).toEqual({ vehicles: 4, spots: 3 });
  expect(crowdOf(markers, 100, 100, 2)).toEqual({ vehicles: 4, spots: 2 });
});
