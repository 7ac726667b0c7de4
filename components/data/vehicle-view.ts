import type { VehicleState } from '../../server/contract/live';
import { type Dated, isNewer } from '../../server/contract/newest';
import type { Absence, Availability, Reading } from '../../server/contract/reading';

/** All that is known of one vehicle, by signal id. A new object when anything changed, the same one otherwise. */
export type VehicleView = Pick<VehicleState, 'id' | 'vin' | 'name' | 'model'> & {
  readings: ReadonlyMap<string, Reading>;
  absences: ReadonlyMap<string, Absence>;
  availabilities: ReadonlyMap<string, Availability>;
};

/** Puts in what is newer than what is held. Gives back the very map that was held when nothing is. */
function merge<T extends Dated & { signal: string }>(
  held: ReadonlyMap<string, T>,
  arrived: readonly T[],
): ReadonlyMap<string, T> {
  let merged: Map<string, T> | undefined;
  for (const item of arrived) {
    const known = (merged ?? held).get(item.signal);
    if (known !== undefined && !isNewer(item, known)) continue;
    merged ??= new Map(held);
    merged.set(item.signal, item);
  }
  return merged ?? held;
}

/** Applies changes by the rule of "latest", in whatever order and however often they arrive. */
export function applyVehicleChanges(
  view: VehicleView,
  changes: { readings: readonly Reading[]; absences: readonly Absence[] },
): VehicleView {
  const readings = merge(view.readings, changes.readings);
  const absences = merge(view.absences, changes.absences);
  return readings === view.readings && absences === view.absences ? view : { ...view, readings, absences };
}

/** Makes a view of a snapshot, keeping what is held of the same vehicle and newer, or the same. */
export function applyVehicleSnapshot(held: VehicleView | null, state: VehicleState): VehicleView {
  const { id, vin, name, model, readings, absences, availabilities } = state;
  const isSameVehicle = held !== null && held.id === id;
  return applyVehicleChanges(
    {
      id,
      vin,
      name,
      model,
      readings: isSameVehicle ? held.readings : new Map(),
      absences: isSameVehicle ? held.absences : new Map(),
      availabilities: new Map(availabilities.map((availability) => [availability.signal, availability])),
    },
    { readings, absences },
  );
}
