import type { Schedule } from '../data/frame';
import type { PictureClock } from '../data/picture-context';

/** A clock that stands until it is set. All who listen are told at once, so that all ages are of one moment. */
export type PastClock = PictureClock & {
  /** @param at epoch milliseconds */
  set: (at: number) => void;
};

/** @param schedule when to tell listeners: together with what else is shown of the moment */
export function createPastClock(schedule: Schedule): PastClock {
  let shown = 0;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return {
    now: () => shown,
    tickOf: () => shown,
    // However often one would look: between two settings there is nothing to see.
    subscribe: (_, listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set: (at) => {
      if (at === shown) return;
      shown = at;
      schedule(tell);
    },
  };
}
