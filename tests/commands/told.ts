import { minutes, seconds } from '../../server/contract/duration';
import type { Reading, Value } from '../../server/contract/reading';

/** When the commands of these tests are published. */
export const published = Date.UTC(2026, 5, 1, 12);

/** What a vehicle told of a signal, measured so many seconds after that moment and received a second later. */
export const told = (signal: string, value: Value, afterSeconds: number, more: Partial<Reading> = {}): Reading => ({
  ...{ signal, value, at: published + seconds(afterSeconds), receivedAt: published + seconds(afterSeconds + 1) },
  ...{ timeSource: 'property', upstream: 'drogue', message: `1.${afterSeconds}` },
  ...more,
});

export const secondsAfter = (count: number): number => published + seconds(count);
export const minutesAfter = (count: number): number => published + minutes(count);
