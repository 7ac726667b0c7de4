import type { Span } from '../range/range-presets';

/**
 * Where a replay stands after a while of playing: true to time, but for spans it may pass over in no time.
 * @param elapsedMs of our time since it stood at `at`
 * @param speed seconds of the past in one of ours
 * @param end it does not play beyond
 * @param passed spans in order of time, none within another; empty where nothing is passed over
 */
export function advance(at: number, elapsedMs: number, speed: number, end: number, passed: readonly Span[]): number {
  let here = at;
  let left = elapsedMs * speed;
  for (const { from, to } of passed) {
    if (to <= here) continue;
    if (from > here + left) break;
    left -= Math.max(0, from - here);
    here = to;
  }
  return Math.min(end, here + left);
}
