import type { FleetSource } from '../map/fleet-source';
import type { Store } from './store';

/** A number that grows when the fleet changed, at reading speed. */
export type FleetVersion = Store<number>;

/** Least time between two versions. */
const intervalMs = 1_000;
/** Ticks without a change after which time alone is reason enough. */
const quietTicks = 10;

/** Ticks only while somebody listens. */
export function createFleetVersion(fleet: Pick<FleetSource, 'subscribe'>): FleetVersion {
  const listeners = new Set<() => void>();
  let version = 0;
  let hasChanged = false;
  let quiet = 0;
  let stop: (() => void) | undefined;

  const grow = () => {
    version += 1;
    hasChanged = false;
    quiet = 0;
    for (const listener of listeners) listener();
  };
  const start = () => {
    const timer = setInterval(() => {
      quiet += 1;
      if (hasChanged || quiet >= quietTicks) grow();
    }, intervalMs);
    const unsubscribe = fleet.subscribe((changed) => {
      hasChanged = true;
      // Another fleet altogether: nobody should look at the old counts for a second.
      if (changed === 'all') grow();
    });
    return () => {
      clearInterval(timer);
      unsubscribe();
    };
  };

  return {
    current: () => version,
    subscribe: (listener) => {
      listeners.add(listener);
      stop ??= start();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = undefined;
      };
    },
  };
}
