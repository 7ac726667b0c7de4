import { type Habits, makers } from '../life/models';
import type { State } from '../life/state';
import { type Tire, tiresOf } from '../life/tires';
import { type Trouble, troublesOf } from '../life/troubles';
import type { Vehicle } from '../life/vehicle';
import { temperatureAt } from '../life/weather';

/** A vehicle at a moment, with what several properties are read from. */
export type Moment = {
  vehicle: Vehicle;
  state: State;
  habits: Habits;
  outside: number;
  tires: () => Tire[];
  troubles: () => Trouble[];
};

/** What a vehicle would tell of a state: tires and troubles are worked out when they are asked for. */
export function momentOf(vehicle: Vehicle, state: State): Moment {
  const outside = temperatureAt(state.latitude, state.longitude, state.at);
  return {
    vehicle,
    state,
    habits: makers[vehicle.model.maker].habits,
    outside,
    tires: () => tiresOf(vehicle, state, outside),
    troubles: () => troublesOf(vehicle, state.at),
  };
}
