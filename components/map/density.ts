import type { Picture } from './blit';
import type { VisibleMarkers } from './visible-markers';

/** The glow is worked out in cells of this many CSS pixels and smoothed in between. */
const cellSize = 2;

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

export type DensityGrid = {
  /** Device pixels a cell. */
  cell: number;
  columns: number;
  rows: number;
  /** Vehicles standing in each cell. */
  counts: Uint32Array;
  /** The cells that hold any, the first `heaped` of this list. */
  cells: Uint32Array;
  heaped: number;
  sums: Uint32Array;
};

/** A grid for a picture of this many device pixels. @param ratio device pixels per CSS pixel */
export function createDensityGrid(width: number, height: number, ratio: number): DensityGrid {
  const cell = Math.max(1, Math.round(cellSize * ratio));
  const columns = Math.ceil(width / cell) + 1;
  const rows = Math.ceil(height / cell) + 1;
  const room = columns * rows;
  return {
    cell,
    columns,
    rows,
    counts: new Uint32Array(room),
    cells: new Uint32Array(room),
    heaped: 0,
    sums: new Uint32Array(room),
  };
}

/** Where the hill adds what, as steps from its middle in a grid of so many columns. */
function hillSteps(columns: number): { step: Int32Array; weight: Uint32Array } {
  const steps: [number, number][] = [];
  for (let down = -hillReach; down <= hillReach; down++)
    for (let across = -hillReach; across <= hillReach; across++) {
      const weight = hill[Math.abs(down)]?.[Math.abs(across)] ?? 0;
      if (weight > 0) steps.push([down * columns + across, weight]);
    }
  return { step: Int32Array.from(steps, ([step]) => step), weight: Uint32Array.from(steps, ([, weight]) => weight) };
}

/**
 * Heaps up one hill a marker. Vehicles are counted by cell first, for in a city many share one. Markers whose hill would
 * reach over the edge are left out, as they are off the screen.
 */
export function heapUp(grid: DensityGrid, markers: VisibleMarkers): void {
  const { columns, rows, counts, cells, sums } = grid;
  for (let heap = 0; heap < grid.heaped; heap++) counts[cells[heap] ?? 0] = 0;
  sums.fill(0);
  let heaped = 0;
  for (let place = 0; place < markers.count; place++) {
    const column = ((markers.x[place] ?? 0) / grid.cell + 0.5) | 0;
    const row = ((markers.y[place] ?? 0) / grid.cell + 0.5) | 0;
    if (column < hillReach || row < hillReach || column >= columns - hillReach || row >= rows - hillReach) continue;
    const cell = row * columns + column;
    const before = counts[cell] ?? 0;
    if (before === 0) cells[heaped++] = cell;
    counts[cell] = before + 1;
  }
  grid.heaped = heaped;
  const { step, weight } = hillSteps(columns);
  for (let heap = 0; heap < heaped; heap++) {
    const cell = cells[heap] ?? 0;
    const count = counts[cell] ?? 0;
    for (let at = 0; at < step.length; at++) {
      const reached = cell + (step[at] ?? 0);
      sums[reached] = (sums[reached] ?? 0) + count * (weight[at] ?? 0);
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

/**
 * Writes the glow into a cleared picture. A cell's sum holds at its upper left pixel; in between it is interpolated along
 * both axes. Empty cells, most of the map, cost a look.
 */
export function paintGlow(grid: DensityGrid, ramp: Uint32Array, { pixels, width, height }: Picture): void {
  const { sums, columns, cell } = grid;
  const last = ramp.length - 1;
  for (let row = 0; row * cell < height; row++) {
    for (let column = 0; column * cell < width; column++) {
      const at = row * columns + column;
      const nw = sums[at] ?? 0;
      const ne = sums[at + 1] ?? 0;
      const sw = sums[at + columns] ?? 0;
      const se = sums[at + columns + 1] ?? 0;
      if (nw + ne + sw + se === 0) continue;
      const across = Math.min(cell, width - column * cell);
      const down = Math.min(cell, height - row * cell);
      for (let y = 0; y < down; y++) {
        const west = nw + ((sw - nw) * y) / cell;
        const slope = (ne + ((se - ne) * y) / cell - west) / cell;
        const start = (row * cell + y) * width + column * cell;
        for (let x = 0; x < across; x++) pixels[start + x] = ramp[Math.min(last, (west + slope * x) | 0)] ?? 0;
      }
    }
  }
}
