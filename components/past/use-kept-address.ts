'use client';

import { useEffect } from 'react';
import { isSameMoment, type Moment } from './moment-address';
import type { Past } from './past';

/** While the past is played, the address follows it this often, milliseconds: more than that, browsers refuse. */
const intervalMs = 5_000;

/** Writes the moment that is shown into the address now and then while the past is played, and when it stands again. */
export function useKeptAddress(past: Past, write: (moment: Moment, how: 'replace') => void): void {
  useEffect(() => {
    let writtenAt = 0;
    let last: Moment | null = null;
    let wasPlaying = false;
    return past.subscribe(() => {
      const { shown, play, isLoading } = past.current();
      const hasStopped = wasPlaying && play === null;
      wasPlaying = play !== null;
      // Somebody has gone elsewhere, and written that.
      if (play === null && !hasStopped) last = null;
      if (shown === null || isLoading || isSameMoment(shown, last)) return;
      if (!hasStopped && (play === null || Date.now() - writtenAt < intervalMs)) return;
      last = shown;
      writtenAt = Date.now();
      write(shown, 'replace');
    });
  }, [past, write]);
}
