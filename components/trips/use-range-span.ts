'use client';

import { useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { minutes } from '../../server/contract/duration';
import { useNow } from '../data/server-clock';
import { type Moment, readMoment } from '../past/moment-address';
import { type ResolvedRange, resolveRange, type TimeRange } from '../range/time-range';
import { useZone } from '../ui/use-zone';

/** A range that goes on with the clock is asked for so far ahead, so that the question stays the same for as long. */
const aheadMs = minutes(10);

/**
 * The span of a range that is asked for. It ends with the moment of the past that the address names, where it names one.
 * Null while the page is rendered on the server, which knows no clock.
 */
export function useRangeSpan(range: TimeRange): { span: ResolvedRange; now: number; moment: Moment | null } | null {
  const search = useSearchParams();
  const live = useNow(10_000);
  const zone = useZone();
  const moment = readMoment(search);
  const pastAt = moment?.at ?? null;
  const asOf = pastAt ?? Math.ceil(live / aheadMs) * aheadMs;
  const span = useMemo(() => resolveRange(range, asOf, zone), [range, asOf, zone]);
  if (live === 0) return null;
  return { span: pastAt === null ? span : { ...span, isRunning: false }, now: pastAt ?? live, moment };
}
