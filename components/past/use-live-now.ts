'use client';

import { useCallback, useSyncExternalStore } from 'react';
import { useLive } from '../data/live-context';

/** The server's time whatever the page shows, epoch milliseconds, renewed every `intervalMs`; 0 on the server. */
export function useLiveNow(intervalMs: number): number {
  const { clock } = useLive();
  const subscribe = useCallback((listener: () => void) => clock.subscribe(intervalMs, listener), [clock, intervalMs]);
  return useSyncExternalStore(
    subscribe,
    () => clock.tickOf(intervalMs),
    () => 0,
  );
}
