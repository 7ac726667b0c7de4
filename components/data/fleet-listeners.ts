import type { ChangedVehicles } from '../map/fleet-source';
import type { Schedule } from './frame';

/** Who wants to know of changes, of the whole fleet or of one vehicle. */
export type FleetListeners = {
  /** Notes that the vehicle at this place changed or was appended. */
  touch: (place: number) => void;
  /** Notes that places have changed altogether. */
  touchAll: () => void;
  subscribe: (listener: (changed: ChangedVehicles) => void) => () => void;
  onVehicle: (id: number, listener: () => void) => () => void;
};

/**
 * Gathers changes until `schedule` runs, then tells each listener once.
 * @param idAt the id of the vehicle at a place
 */
export function createFleetListeners(schedule: Schedule, idAt: (place: number) => number | undefined): FleetListeners {
  const touched = new Set<number>();
  let isAll = false;
  const listeners = new Set<(changed: ChangedVehicles) => void>();
  const byVehicle = new Map<number, Set<() => void>>();

  const tellVehicle = (id: number | undefined) => {
    if (id === undefined) return;
    for (const listener of byVehicle.get(id) ?? []) listener();
  };

  const tell = () => {
    const changed: ChangedVehicles = isAll ? 'all' : [...touched];
    isAll = false;
    touched.clear();
    for (const listener of listeners) listener(changed);
    if (byVehicle.size === 0) return;
    if (changed === 'all') for (const id of byVehicle.keys()) tellVehicle(id);
    else for (const place of changed) tellVehicle(idAt(place));
  };

  return {
    touch: (place) => {
      touched.add(place);
      schedule(tell);
    },
    touchAll: () => {
      isAll = true;
      schedule(tell);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onVehicle: (id, listener) => {
      const ofVehicle = byVehicle.get(id) ?? new Set();
      byVehicle.set(id, ofVehicle.add(listener));
      return () => {
        ofVehicle.delete(listener);
        if (ofVehicle.size === 0 && byVehicle.get(id) === ofVehicle) byVehicle.delete(id);
      };
    },
  };
}
