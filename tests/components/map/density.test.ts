import { describe, expect, test } from 'vitest';
import { colourDensity, createDensityGrid, densityRamp, heapUp, oneVehicle } from '../../../components/map/density';
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
    heapUp(grid, standingAt([[20, 20]]), 1);
    const at = (column: number, row: number) => grid.sums[row * grid.columns + column];
    expect(at(10, 10)).toBe(oneVehicle);
    expect(at(9, 10)).toBe(at(11, 10));
    expect(at(10, 9)).toBe(at(9, 10));
    expect(at(9, 10)).toBeLessThan(oneVehicle);
    expect(at(5, 10)).toBe(0);
  });

  test('adds up vehicles on one spot without running over', () => {
    const grid = createDensityGrid(40, 40, 2);
    heapUp(grid, standingAt(Array.from({ length: 100_000 }, () => [20, 20])), 2);
    expect(grid.sums[5 * grid.columns + 5]).toBe(100_000 * oneVehicle);
  });

  test('begins anew each time', () => {
    const grid = createDensityGrid(40, 40, 1);
    heapUp(grid, standingAt([[20, 20]]), 1);
    heapUp(grid, standingAt([]), 1);
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
      1,
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

  test('gives the densest spot the last colour, however dense it is', () => {
    const ramp = densityRamp(densityStops.dark);
    const pixels = new Uint32Array(2);
    colourDensity({ columns: 2, rows: 1, sums: Uint32Array.of(0, 4_000_000) }, ramp, pixels);
    expect([...pixels]).toEqual([0, ramp[ramp.length - 1]]);
  });
});
