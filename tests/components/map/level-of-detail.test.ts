import { expect, test } from 'vitest';
import { chooseLevel } from '../../../components/map/level-of-detail';

test('draws large, then small markers, then a glow as more come into sight', () => {
  expect([3_000, 3_001, 20_000, 20_001].map((count) => chooseLevel(count, 'auto', null))).toEqual([
    28,
    16,
    16,
    'density',
  ]);
});

test('a vehicle more or less at a limit does not change the level back and forth', () => {
  expect(chooseLevel(3_200, 'auto', 28)).toBe(28);
  expect(chooseLevel(3_200, 'auto', 16)).toBe(16);
  expect(chooseLevel(20_500, 'auto', 16)).toBe(16);
  expect(chooseLevel(20_500, 'auto', 'density')).toBe('density');
  expect(chooseLevel(25_000, 'auto', 16)).toBe('density');
});

test('draws what was asked for, however many there are', () => {
  expect(chooseLevel(10, 'density', 28)).toBe('density');
  expect(chooseLevel(100_000, 'markers', null)).toBe(11);
});
