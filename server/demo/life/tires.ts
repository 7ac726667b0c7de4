import { days } from '../../contract/duration';
import { between } from '../random';
import type { State } from './state';
import { leakOf, type Vehicle } from './vehicle';

export const wheels = ['front_left', 'front_right', 'rear_left', 'rear_right'] as const;
export const twinWheels = [...wheels, 'rear_left_outer', 'rear_right_outer', 'spare'] as const;
export type Wheel = (typeof twinWheels)[number];

export type Tire = { wheel: Wheel; targetKpa: number; kpa: number; celsius: number };

const leakCycleMs = days(9);
/** What a leaking tire lacks when it was last filled and when it is filled again, as a share. */
const leak = { least: 0.06, most: 0.26 };
/** Air in a warm tire presses this much more. */
const warmShare = 0.045;

/** Share a wheel lacks. Leaks run out of step, so that at any time most are bad and one is on its way. */
function lackOf(vehicle: Vehicle, wheel: Wheel, at: number): number {
  const usual = between(-0.015, 0.03, vehicle.seed, twinWheels.indexOf(wheel), 21);
  const leaking = leakOf(vehicle.index);
  if (leaking === null || wheel !== wheels[vehicle.seed % wheels.length]) return usual;
  const turn = (at / leakCycleMs + leaking / 3) % 1;
  return leak.least + (leak.most - leak.least) * turn;
}

/** Pressure and temperature of every wheel. */
export function tiresOf(vehicle: Vehicle, state: State, outside: number): Tire[] {
  const { model } = vehicle;
  return (model.hasTwinTires ? twinWheels : wheels).map((wheel) => {
    const targetKpa = wheel.startsWith('front') ? model.frontKpa : model.rearKpa;
    const warmth = wheel === 'spare' ? 0 : state.warmth;
    const kpa = targetKpa * (1 - lackOf(vehicle, wheel, state.at)) * (1 + warmShare * warmth);
    return { wheel, targetKpa, kpa, celsius: outside + 21 * warmth };
  });
}

/** What a vehicle says of a tire by itself: something only when it is wrong. */
export function warningOf({ kpa, targetKpa }: Tire): 'low' | 'alert' | null {
  const lacks = 1 - kpa / targetKpa;
  return lacks > 0.18 ? 'alert' : lacks > 0.1 ? 'low' : null;
}
