'use client';

import { useMemo, useRef } from 'react';
import { isWithin, movedSpan, neatSpan, zoomedSpan } from '../range/move-range';
import type { Span } from '../range/range-presets';
import type { TimeRange } from '../range/time-range';
import type { ChartMoves } from './chart-moves';

/** What the address says is shown, which a page drawn a moment ago may not be yet. */
export type Shown = { range: TimeRange; span: Span; now: number };

const leastMs = 2_000;

/** Zooming and moving the time shown. What was shown before a zoom is come back to. */
export function useChartMoves(shownNow: () => Shown, show: (range: TimeRange) => void): ChartMoves {
  const before = useRef<Shown[]>([]);
  return useMemo(() => {
    const goTo = (span: Span) => {
      before.current.push(shownNow());
      show(neatSpan(span));
    };
    return {
      zoomTo: ({ from, to }) =>
        goTo(to - from < leastMs ? zoomedSpan({ from, to }, leastMs / Math.max(1, to - from)) : { from, to }),
      scale: (factor, around) => goTo(zoomedSpan(shownNow().span, factor, around)),
      zoomOut: () => {
        const { span, now } = shownNow();
        const last = before.current.pop();
        if (last !== undefined && isWithin(span, last.span)) return show(last.range);
        before.current = [];
        const wider = zoomedSpan(span, 2);
        // There is nothing beyond the present: what would lie there is shown of the time before.
        show(neatSpan({ from: wider.from - Math.max(0, wider.to - now), to: wider.to }));
      },
      move: (share) => {
        const { span, now } = shownNow();
        show(movedSpan(span, share, now));
      },
    };
  }, [shownNow, show]);
}
