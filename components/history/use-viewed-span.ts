'use client';

import { useMemo } from 'react';
import { seconds } from '../../server/contract/duration';
import { usePicture } from '../data/picture-context';
import { useNow } from '../data/server-clock';
import type { Span } from '../range/range-presets';
import { resolveRange } from '../range/time-range';
import { useZone } from '../ui/use-zone';
import type { HistoryView } from './history-view';

/** The range of a view at the present of the picture. `isFollowed`: it goes on, and what arrives belongs to it. */
export type ViewedSpan = { now: number; span: Span; isFollowed: boolean };

/** How often the present moves on in a chart of so long a time, milliseconds: about a pixel at a time. */
const tickOf = ({ from, to }: Span) => seconds(Math.min(60, Math.max(1, Math.ceil((to - from) / 1_000_000))));

/** The range of a view, resolved anew as the present of the picture goes on. */
export function useViewedSpan({ range }: Pick<HistoryView, 'range'>): ViewedSpan {
  const zone = useZone();
  const { clock, isPast } = usePicture();
  const now = useNow(tickOf(resolveRange(range, clock.now(), zone)));
  const { from, to, isRunning } = resolveRange(range, now, zone);
  const span = useMemo(() => ({ from, to }), [from, to]);
  return { now, span, isFollowed: isRunning && !isPast };
}
