'use client';

import { useCallback } from 'react';
import { usePicture } from '../data/picture-context';
import { resolveRange } from '../range/time-range';
import { useZone } from '../ui/use-zone';
import { readHistoryView } from './history-view';
import type { Shown } from './use-chart-moves';

/** Reads from the address what time is shown: two keys in a row come faster than a page is drawn. */
export function useShownNow(): () => Shown {
  const { clock } = usePicture();
  const zone = useZone();
  return useCallback(() => {
    const { range } = readHistoryView(new URLSearchParams(window.location.search));
    const now = clock.now();
    const { from, to } = resolveRange(range, now, zone);
    return { range, span: { from, to }, now };
  }, [clock, zone]);
}
