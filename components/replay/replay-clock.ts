import type { PictureClock } from '../data/picture-context';
import type { Player } from './player';

/** What people read is written anew this often while it plays, milliseconds: faster nobody can read. */
const readingMs = 250;

/** The clock of what stands beside the map: it shows the instant of the replay, at a reader's pace. */
export function createReplayClock(player: Player): PictureClock {
  let shown = player.current().at;
  let toldAt = Number.NEGATIVE_INFINITY;
  return {
    now: () => player.current().at,
    tickOf: () => shown,
    subscribe: (_, listener) => {
      const tell = () => {
        shown = player.current().at;
        toldAt = performance.now();
        listener();
      };
      const stops = [
        player.onFrame((at) => {
          if (at !== shown && performance.now() - toldAt >= readingMs) tell();
        }),
        player.onChange(tell),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
