import { describe, expect, test } from 'vitest';
import { createDensityGrid, densityRamp, heapUp, oneVehicle, paintGlow } from '../../../components/map/density';
import { densityStops } from '../../../components/map/palette';
import type { VisibleMarkers } from '../../../components/map/visible-markers';

function standingAt(points: [number, number][]): VisibleMarkers {
  return {
    x: Int32Array.from(points, ([x]) => x),
    y: Int32Array.from(points, ([, y]) => y),
    vehicle: Int32Array.from(points.keys()),
    count: points.length,
  };
}

describe('heapUp', () => {
  test('heaps one round hill for one vehicle', () => {
    const grid = createDensityGrid(40, 40, 1);
    heapUp(grid, standingAt([[20, 20]]));
    const at = (column: number, row: number) => grid.sums[row * grid.columns + column];
    expect(at(10, 10)).toBe(oneVehicle);
    expect(at(9, 10)).toBe(at(11, 10));
    expect(at(10, 9)).toBe(at(9, 10));
    expect(at(9, 10)).toBeLessThan(oneVehicle);
    expect(at(5, 10)).toBe(0);
  });

  test('adds up vehicles on one spot without running over', () => {
    const grid = createDensityGrid(40, 40, 2);
    heapUp(grid, standingAt(Array.from({ length: 100_000 }, () => [20, 20])));
    expect(grid.sums[5 * grid.columns + 5]).toBe(100_000 * oneVehicle);
  });

  test('begins anew each time', () => {
    const grid = createDensityGrid(40, 40, 1);
    heapUp(grid, standingAt([[20, 20]]));
    heapUp(grid, standingAt([]));
    expect(grid.sums.every((sum) => sum === 0)).toBe(true);
  });

  test('leaves out hills that would reach over the edge', () => {
    const grid = createDensityGrid(40, 40, 1);
    heapUp(
      grid,
      standingAt([
        [0, 20],
        [39, 20],
        [20, 0],
        [20, 39],
      ]),
    );
    expect(grid.sums.every((sum) => sum === 0)).toBe(true);
  });
});

describe('densityRamp', () => {
  test.each(['light', 'dark'] as const)('shows nothing for nobody and more for more (%s)', (theme) => {
    const ramp = densityRamp(densityStops[theme]);
    expect(ramp[0]).toBe(0);
    const alphas = Array.from(ramp, (colour) => colour >>> 24);
    expect(alphas[oneVehicle]).toBeGreaterThan(120);
    for (let sum = 1; sum < alphas.length; sum++) expect(alphas[sum]).toBeGreaterThanOrEqual(alphas[sum - 1] ?? 0);
  });
});

describe('paintGlow', () => {
  const ramp = densityRamp(densityStops.dark);
  const painted = (width: number, height: number, ratio: number, points: [number, number][]) => {
    const grid = createDensityGrid(width, height, ratio);
    const picture = { pixels: new Uint32Array(width * height), width, height };
    heapUp(grid, standingAt(points));
    paintGlow(grid, ramp, picture);
    return picture.pixels;
  };

  test('is brightest where the vehicle stands and fades evenly about it', () => {
    const pixels = painted(40, 40, 1, [[20, 20]]);
    const alpha = (x: number, y: number) => (pixels[y * 40 + x] ?? 0) >>> 24;
    expect(pixels[20 * 40 + 20]).toBe(ramp[oneVehicle]);
    expect([alpha(19, 20), alpha(20, 19), alpha(20, 21)]).toEqual([alpha(21, 20), alpha(20, 21), alpha(21, 20)]);
    for (let x = 20; x < 30; x++) expect(alpha(x + 1, 20)).toBeLessThanOrEqual(alpha(x, 20));
    expect(alpha(35, 20)).toBe(0);
  });

  test('gives the densest spot the last colour, however dense it is', () => {
    const pixels = painted(
      41,
      39,
      1.5,
      Array.from({ length: 50_000 }, () => [21, 21]),
    );
    expect(pixels[21 * 41 + 21]).toBe(ramp[ramp.length - 1]);
  });

  test('leaves an empty map clear', () => {
    expect(painted(41, 39, 2, []).every((colour) => colour === 0)).toBe(true);
  });
});
