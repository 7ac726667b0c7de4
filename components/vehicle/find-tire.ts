import type { Wheel } from '../../server/contract/signals';
import type { VehicleView } from '../data/vehicle-store';
import { numberOf, textOf } from './tile';
import { judgeTire, type TireFinding } from './tire-verdict';

/** What can be said of one wheel of a vehicle by what it has sent. */
export function findTire(state: VehicleView, wheel: Wheel): TireFinding {
  const pressure = numberOf(state, `tire.pressure.${wheel}`);
  const word = textOf(state, `tire.status.${wheel}`);
  const atOf = (signalId: string) => state.readings.get(signalId)?.at ?? 0;
  return judgeTire({
    pressure: pressure === undefined ? undefined : { value: pressure, at: atOf(`tire.pressure.${wheel}`) },
    target: numberOf(state, `tire.pressure_target.${wheel}`),
    status: word === undefined ? undefined : { word, at: atOf(`tire.status.${wheel}`) },
  });
}
