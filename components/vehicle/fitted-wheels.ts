import type { Wheel } from '../../server/contract/signals';
import type { VehicleView } from '../data/vehicle-store';
import { isKnown } from './tile';

/** What is told of a wheel, by the beginnings of its signals' ids. */
const aspects = ['tire.pressure', 'tire.status', 'tire.temperature', 'tire.pressure_target'] as const;

/** All wheels there can be, as one reads the picture: from the front to the rear, left before right. */
const inReadingOrder = [
  'front_left',
  'front_right',
  'rear_left_outer',
  'rear_right_outer',
  'rear_left',
  'rear_right',
  'spare',
] as const satisfies readonly Wheel[];

/** Four wheels are taken for granted; these are there once something was told of them. */
const perhaps: ReadonlySet<Wheel> = new Set<Wheel>(['rear_left_outer', 'rear_right_outer', 'spare']);

/** The wheels of a vehicle in the order they are read. */
export function fittedWheels(state: VehicleView): Wheel[] {
  const isTold = (wheel: Wheel) => aspects.some((aspect) => isKnown(state, `${aspect}.${wheel}`));
  return inReadingOrder.filter((wheel) => !perhaps.has(wheel) || isTold(wheel));
}

/** Whether the rear wheels stand in pairs, as under a truck. */
export function hasTwinWheels(wheels: readonly Wheel[]): boolean {
  return wheels.includes('rear_left_outer') || wheels.includes('rear_right_outer');
}
