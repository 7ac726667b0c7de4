'use client';

import { useCallback, useSyncExternalStore } from 'react';
import { type PictureClock, usePicture } from './picture-context';

/** The server's clock as far as this browser knows it. It goes on by itself while the server is silent. */
export type ServerClock = PictureClock & {
  /** Takes what the server said its clock shows. */
  tell: (serverNow: number) => void;
};

type Ticker = { at: number; timer: ReturnType<typeof setInterval>; listeners: Set<() => void> };

/** @param localNow the browser's own clock, epoch milliseconds */
export function createServerClock(localNow: () => number = Date.now): ServerClock {
  let aheadMs = 0;
  const tickers = new Map<number, Ticker>();
  const now = () => localNow() + aheadMs;

  const start = (intervalMs: number): Ticker => {
    const tick = () => {
      ticker.at = now();
      for (const listener of ticker.listeners) listener();
    };
    const ticker: Ticker = { at: now(), timer: setInterval(tick, intervalMs), listeners: new Set() };
    tickers.set(intervalMs, ticker);
    return ticker;
  };

  return {
    now,
    tell: (serverNow) => {
      aheadMs = serverNow - localNow();
    },
    // Nobody listens before the first render has been committed: rounding keeps the answer the same until then.
    tickOf: (intervalMs) => tickers.get(intervalMs)?.at ?? Math.floor(now() / intervalMs) * intervalMs,
    subscribe: (intervalMs, listener) => {
      const ticker = tickers.get(intervalMs) ?? start(intervalMs);
      ticker.listeners.add(listener);
      return () => {
        ticker.listeners.delete(listener);
        if (ticker.listeners.size > 0 || tickers.get(intervalMs) !== ticker) return;
        clearInterval(ticker.timer);
        tickers.delete(intervalMs);
      };
    },
  };
}

/**
 * The time of what is shown, epoch milliseconds, renewed every `intervalMs`: the server's, by which ages go on growing while
 * disconnected, or that of a moment of the past.
 * 0 while the page is rendered on the server, which shows no ages.
 */
export const useNow = (intervalMs = 1_000): number => useOfClock(usePicture().clock, intervalMs, (now) => now);

/**
 * What there is to say of the time a clock shows, looked at every `intervalMs`: who asks is rendered again only when that is
 * something else. @param say called with epoch milliseconds; with 0 while the page is rendered on the server
 */
export function useOfClock<Said extends string | number | null>(
  clock: PictureClock,
  intervalMs: number,
  say: (now: number) => Said,
): Said {
  const subscribe = useCallback((listener: () => void) => clock.subscribe(intervalMs, listener), [clock, intervalMs]);
  return useSyncExternalStore(
    subscribe,
    () => say(clock.tickOf(intervalMs)),
    () => say(0),
  );
}
