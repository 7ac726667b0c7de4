'use client';

import { useLive } from '../data/live-context';
import { useOfClock } from '../data/server-clock';

/** The server's time whatever the page shows, epoch milliseconds, renewed every `intervalMs`; 0 on the server. */
export const useLiveNow = (intervalMs: number): number => useOfClock(useLive().clock, intervalMs, (now) => now);
