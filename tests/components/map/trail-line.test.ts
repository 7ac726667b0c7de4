import { expect, test } from 'vitest';
import { trailLine } from '../../../components/map/trail-line';

const along = (...longitudes: number[]) => trailLine(longitudes.map((longitude) => ({ latitude: -17, longitude })));

test('a straight drive due north or east keeps every point', () => {
  expect(along(7, 8, 9)).toEqual([
    [-17, 7],
    [-17, 8],
    [-17, 9],
  ]);
  expect(
    trailLine([
      { latitude: 1, longitude: 7 },
      { latitude: 2, longitude: 7 },
    ]),
  ).toEqual([
    [1, 7],
    [2, 7],
  ]);
});

test('a trail across 180° goes on instead of round the world, and comes back', () => {
  expect(along(179, -179, -178, 179).map(([, longitude]) => longitude)).toEqual([179, 181, 182, 179]);
  expect(along(-179, 179).map(([, longitude]) => longitude)).toEqual([-179, -181]);
});
