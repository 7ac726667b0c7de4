import type { VehicleView } from '../data/vehicle-store';

/** What every tile takes: the vehicle, and its place in the grid. */
export type TileProps = { state: VehicleView; className?: string | undefined };

/** Whether anything is known of a signal: a value, or why there is none. */
export function isKnown(state: VehicleView, signalId: string): boolean {
  return state.readings.has(signalId) || state.absences.has(signalId);
}

/** The newest value of a signal where it is a number, else undefined. */
export function numberOf(state: VehicleView, signalId: string): number | undefined {
  const value = state.readings.get(signalId)?.value;
  return typeof value === 'number' ? value : undefined;
}

/** The newest value of a signal where it is a text, else undefined. */
export function textOf(state: VehicleView, signalId: string): string | undefined {
  const value = state.readings.get(signalId)?.value;
  return typeof value === 'string' ? value : undefined;
}
