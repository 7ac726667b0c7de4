import type { FleetVehicle } from '../../server/contract/fleet';
import { lookRank, nextLookAt, vehicleLook } from './marker-look';
import { mercatorX, mercatorY } from './projection';

/**
 * The fleet as the map draws it: a column an attribute, a place a vehicle, so that 100,000 of them are gone through
 * without touching an object.
 */
export type FleetColumns = {
  count: number;
  id: Float64Array;
  /** Where the marker is shown, world widths of Web Mercator. */
  x: Float64Array;
  y: Float64Array;
  /** When the vehicle was there, epoch milliseconds. */
  positionAt: Float64Array;
  look: Uint16Array;
  rank: Uint8Array;
  isDrawn: Uint8Array;
  /** When the look changes by age alone, epoch milliseconds. */
  nextLookAt: Float64Array;
};

/** A place in the columns that has no position yet. */
const nowhere = Number.NaN;

export function createFleetColumns(): FleetColumns {
  return {
    count: 0,
    id: new Float64Array(0),
    x: new Float64Array(0),
    y: new Float64Array(0),
    positionAt: new Float64Array(0),
    look: new Uint16Array(0),
    rank: new Uint8Array(0),
    isDrawn: new Uint8Array(0),
    nextLookAt: new Float64Array(0),
  };
}

/** Makes room for `count` vehicles, keeping those already there. */
export function setCount(columns: FleetColumns, count: number): void {
  const room = columns.id.length;
  if (room < count) {
    const grown = Math.max(count, room * 2, 256);
    const grow = <Column extends Float64Array | Uint16Array | Uint8Array>(column: Column, wider: Column): Column => {
      wider.set(column);
      return wider;
    };
    columns.id = grow(columns.id, new Float64Array(grown));
    columns.x = grow(columns.x, new Float64Array(grown).fill(nowhere));
    columns.y = grow(columns.y, new Float64Array(grown).fill(nowhere));
    columns.positionAt = grow(columns.positionAt, new Float64Array(grown));
    columns.look = grow(columns.look, new Uint16Array(grown));
    columns.rank = grow(columns.rank, new Uint8Array(grown));
    columns.isDrawn = grow(columns.isDrawn, new Uint8Array(grown));
    columns.nextLookAt = grow(columns.nextLookAt, new Float64Array(grown));
  }
  columns.count = count;
}

/**
 * Takes over a vehicle's newest state, position included.
 * @param visible ids to draw; null draws all
 * @param now the server's clock, epoch milliseconds
 */
export function putVehicle(
  columns: FleetColumns,
  index: number,
  vehicle: FleetVehicle,
  visible: ReadonlySet<number> | null,
  now: number,
): void {
  const { latitude, longitude } = vehicle;
  const hasPosition = latitude !== null && longitude !== null;
  columns.id[index] = vehicle.id;
  columns.x[index] = hasPosition ? mercatorX(longitude) : nowhere;
  columns.y[index] = hasPosition ? mercatorY(latitude) : nowhere;
  columns.positionAt[index] = vehicle.positionAt ?? 0;
  columns.isDrawn[index] = hasPosition && (visible === null || visible.has(vehicle.id)) ? 1 : 0;
  putLook(columns, index, vehicle, now);
}

/** Takes over a vehicle's look alone, which also changes with time. */
export function putLook(columns: FleetColumns, index: number, vehicle: FleetVehicle, now: number): void {
  const look = vehicleLook(vehicle, now);
  columns.look[index] = look;
  columns.rank[index] = lookRank(look);
  columns.nextLookAt[index] = nextLookAt(vehicle, now);
}

/** Draws only these ids from now on; null draws every vehicle that has a position. */
export function putVisible(columns: FleetColumns, visible: ReadonlySet<number> | null): void {
  for (let index = 0; index < columns.count; index++) {
    const hasPosition = !Number.isNaN(columns.x[index]);
    columns.isDrawn[index] = hasPosition && (visible === null || visible.has(columns.id[index] ?? 0)) ? 1 : 0;
  }
}

/** Places of the vehicles whose look is out of date by now. */
export function outdatedLooks(columns: FleetColumns, now: number): number[] {
  const outdated: number[] = [];
  for (let index = 0; index < columns.count; index++) if ((columns.nextLookAt[index] ?? 0) < now) outdated.push(index);
  return outdated;
}

/** The place of a vehicle by id, -1 when it is not there. */
export function indexOfVehicle(columns: FleetColumns, id: number): number {
  for (let index = 0; index < columns.count; index++) if (columns.id[index] === id) return index;
  return -1;
}

/** The box about all that is drawn, world widths; null while nothing is. */
export function drawnExtent(
  columns: FleetColumns,
): { west: number; north: number; east: number; south: number } | null {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let index = 0; index < columns.count; index++) {
    if (columns.isDrawn[index] === 0) continue;
    const x = columns.x[index] ?? 0;
    const y = columns.y[index] ?? 0;
    west = Math.min(west, x);
    east = Math.max(east, x);
    north = Math.min(north, y);
    south = Math.max(south, y);
  }
  return west <= east ? { west, north, east, south } : null;
}
