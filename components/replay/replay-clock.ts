import type { PictureClock } from '../data/picture-context';
import type { Player } from './player';

/** What people read is written anew this often while it plays, milliseconds: faster nobody can read. */
const readingMs = 250;

/**
 * The clock of what stands beside the map: it shows the instant of the replay, at a reader's pace, and to all at once.
 * @param wallNow the person's time, milliseconds; only differences count
 */
export function createReplayClock(player: Player, wallNow = (): number => performance.now()): PictureClock {
  let shown = player.current().at;
  let toldAt = Number.NEGATIVE_INFINITY;
  let stops: (() => void)[] = [];
  const listeners = new Set<() => void>();

  const tell = () => {
    shown = player.current().at;
    toldAt = wallNow();
    for (const listener of listeners) listener();
  };
  const onFrame = (at: number) => {
    if (at !== shown && wallNow() - toldAt >= readingMs) tell();
  };
  return {
    now: () => player.current().at,
    tickOf: () => shown,
    subscribe: (_, listener) => {
      listeners.add(listener);
      if (listeners.size === 1) stops = [player.onFrame(onFrame), player.onChange(tell)];
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        for (const stop of stops) stop();
        stops = [];
      };
    },
  };
}
