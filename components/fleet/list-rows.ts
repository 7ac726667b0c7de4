import type { FleetVehicle } from '../../server/contract/fleet';
import type { FleetPicture } from './fleet-picture';

/** A row of the list: a vehicle, or the heading above those without a position. */
export type ListRow = { kind: 'vehicle'; vehicle: FleetVehicle } | { kind: 'heading'; count: number };

/** Vehicles on the map first, then, under a heading, those that have told no position: none is dropped. */
export function listRows({ located, unlocated }: Pick<FleetPicture, 'located' | 'unlocated'>): ListRow[] {
  const asRow = (vehicle: FleetVehicle): ListRow => ({ kind: 'vehicle', vehicle });
  if (unlocated.length === 0) return located.map(asRow);
  return [...located.map(asRow), { kind: 'heading', count: unlocated.length }, ...unlocated.map(asRow)];
}

/** The next row with a vehicle from `from` on in a direction; where there is none, `from` itself. */
export function nextVehicleRow(rows: readonly ListRow[], from: number, step: 1 | -1): number {
  for (let index = from + step; index >= 0 && index < rows.length; index += step) {
    if (rows[index]?.kind === 'vehicle') return index;
  }
  return from;
}
