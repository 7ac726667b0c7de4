import type { FleetVersion } from '../data/fleet-version';
import { createStore } from '../data/store';

/** Least time between two versions while the past is played: nobody reads counters faster. */
const intervalMs = 1_000;

export type PastVersion = FleetVersion & {
  /** The picture is another. @param isAtOnce as after a jump, when nobody should look at the counts of before */
  grow: (isAtOnce: boolean) => void;
};

/** A version that grows once a second at most, but for jumps. */
export function createPastVersion(): PastVersion {
  const { current, subscribe, set } = createStore(0);
  let grownAt = 0;
  let pending: ReturnType<typeof setTimeout> | undefined;

  const grow = () => {
    clearTimeout(pending);
    pending = undefined;
    grownAt = Date.now();
    set(current() + 1);
  };
  return {
    current,
    subscribe,
    grow: (isAtOnce) => {
      if (isAtOnce) grow();
      else pending ??= setTimeout(grow, Math.max(0, grownAt + intervalMs - Date.now()));
    },
  };
}
