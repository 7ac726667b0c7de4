import { minutes } from '../../server/contract/duration';
import type { Stop } from '../../server/contract/trips';
import type { Span } from '../range/range-presets';

/** Shorter stops are part of a drive. */
const longStopMs = minutes(5);
/** So much of a stop is shown at either end, that one sees it come and go. */
const shownMs = minutes(1);

/**
 * What a replay passes over that skips long stops, in order of time: their middles.
 * @param end of what is replayed, for a stop that has not ended
 */
export function longStops(stops: readonly Stop[], end: number): Span[] {
  return stops
    .map(({ from, to }) => ({ from, to: to ?? end }))
    .filter(({ from, to }) => to - from >= longStopMs)
    .map(({ from, to }) => ({ from: from + shownMs, to: to - shownMs }))
    .sort((a, b) => a.from - b.from);
}
