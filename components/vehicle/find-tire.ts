import type { Wheel } from '../../server/contract/signals';
import type { VehicleView } from '../data/vehicle-store';
import { numberOf, textOf } from './tile';
import { judgeTire, type TireFinding } from './tire-verdict';

/** What can be said of one wheel of a vehicle by what it has sent. */
export function findTire(state: VehicleView, wheel: Wheel): TireFinding {
  return judgeTire(
    numberOf(state, `tire.pressure.${wheel}`),
    numberOf(state, `tire.pressure_target.${wheel}`),
    textOf(state, `tire.status.${wheel}`),
  );
}
