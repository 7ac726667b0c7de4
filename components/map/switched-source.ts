import type { ChangedVehicles, FleetSource } from './fleet-source';

/** A source that reads from another, and can be told to read from yet another: the map stays, what it shows is other. */
export type SwitchedSource = { source: FleetSource; switchTo: (next: FleetSource) => void };

/** @param first what it reads from until it is told otherwise */
export function createSwitchedSource(first: FleetSource): SwitchedSource {
  let current = first;
  const listeners = new Set<(changed: ChangedVehicles) => void>();
  let unsubscribe: (() => void) | undefined;

  const tell = (changed: ChangedVehicles) => {
    for (const listener of listeners) listener(changed);
  };
  return {
    source: {
      subscribe: (listener) => {
        listeners.add(listener);
        unsubscribe ??= current.subscribe(tell);
        return () => {
          listeners.delete(listener);
          if (listeners.size > 0) return;
          unsubscribe?.();
          unsubscribe = undefined;
        };
      },
      count: () => current.count(),
      vehicleAt: (index) => current.vehicleAt(index),
      now: () => current.now(),
    },
    switchTo: (next) => {
      if (next === current) return;
      current = next;
      if (unsubscribe === undefined) return;
      unsubscribe();
      unsubscribe = next.subscribe(tell);
      tell('all');
    },
  };
}
