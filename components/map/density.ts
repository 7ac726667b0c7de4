import type { VisibleMarkers } from './visible-markers';

/** The glow is worked out in cells of this many CSS pixels and smoothed when it is enlarged. */
export const densityCell = 2;

/** How much a vehicle adds to the cells about its own: a round hill, half of it one way. Its top is 16. */
const hill = [
  [16, 10, 4, 1],
  [10, 6, 2, 0],
  [4, 2, 1, 0],
  [1, 0, 0, 0],
] as const;
const hillReach = hill.length - 1;
/** What one vehicle adds to its own cell. */
export const oneVehicle = hill[0][0];
/** Sums at and beyond this one have the last colour: some 500 vehicles on one spot. */
const steps = 8192;

export type DensityGrid = { columns: number; rows: number; sums: Uint32Array };

/** A grid for a picture of this many device pixels; cells are `densityCell × ratio` pixels wide. */
export function createDensityGrid(width: number, height: number, ratio: number): DensityGrid {
  const columns = Math.ceil(width / (densityCell * ratio));
  const rows = Math.ceil(height / (densityCell * ratio));
  return { columns, rows, sums: new Uint32Array(columns * rows) };
}

/** Heaps up one hill a marker. Markers whose hill would reach over the edge are left out, as they are off the screen. */
export function heapUp(grid: DensityGrid, markers: VisibleMarkers, ratio: number): void {
  const { columns, rows, sums } = grid;
  sums.fill(0);
  const weights = Uint32Array.from({ length: (2 * hillReach + 1) ** 2 }, (_, place) => {
    const across = Math.abs((place % (2 * hillReach + 1)) - hillReach);
    const down = Math.abs(Math.floor(place / (2 * hillReach + 1)) - hillReach);
    return hill[down]?.[across] ?? 0;
  });
  const cell = densityCell * ratio;
  for (let place = 0; place < markers.count; place++) {
    const column = ((markers.x[place] ?? 0) / cell) | 0;
    const row = ((markers.y[place] ?? 0) / cell) | 0;
    if (column < hillReach || row < hillReach || column >= columns - hillReach || row >= rows - hillReach) continue;
    let weight = 0;
    for (let down = -hillReach; down <= hillReach; down++) {
      const start = (row + down) * columns + column - hillReach;
      for (let across = 0; across <= 2 * hillReach; across++) {
        sums[start + across] = (sums[start + across] ?? 0) + (weights[weight++] ?? 0);
      }
    }
  }
}

/** Stops of a colour ramp: share of the way, red, green, blue, alpha. */
export type ColourStops = readonly (readonly [number, number, number, number, number])[];

/**
 * A pixel for each sum: the ramp is climbed by the sum's logarithm, so that one vehicle is seen and a thousand do not
 * hide where a hundred are.
 */
export function densityRamp(stops: ColourStops): Uint32Array {
  const ramp = new Uint32Array(steps);
  for (let sum = 1; sum < steps; sum++) {
    const share = Math.log2(1 + sum / oneVehicle) / Math.log2(1 + (steps - 1) / oneVehicle);
    ramp[sum] = colourAt(stops, share);
  }
  return ramp;
}

function colourAt(stops: ColourStops, share: number): number {
  const above = Math.max(
    1,
    stops.findIndex(([at]) => at >= share),
  );
  const [low, high] = [stops[above - 1], stops[above]];
  if (!low || !high) throw new Error(`a colour ramp has at least two stops, from 0 to 1; got ${JSON.stringify(stops)}`);
  const part = (share - low[0]) / (high[0] - low[0]);
  const channel = (at: 1 | 2 | 3 | 4) => Math.round(low[at] + (high[at] - low[at]) * part);
  return ((channel(4) << 24) | (channel(3) << 16) | (channel(2) << 8) | channel(1)) >>> 0;
}

/** Writes the grid's colours, one pixel a cell. */
export function colourDensity(grid: DensityGrid, ramp: Uint32Array, pixels: Uint32Array): void {
  const { sums } = grid;
  const last = ramp.length - 1;
  for (let cell = 0; cell < sums.length; cell++) {
    const sum = sums[cell] ?? 0;
    pixels[cell] = ramp[Math.min(sum, last)] ?? 0;
  }
}
