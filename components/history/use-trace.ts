'use client';

import { trackRangeMs } from '../../server/contract/trips';
import { useHistory } from '../data/history-queries';
import { useTrack } from '../data/trip-queries';
import { usePast } from '../past/past-context';
import type { Span } from '../range/range-presets';
import type { Trace } from './place-at';

const nowhere: Trace = { at: [], latitude: [], longitude: [] };
/** Of a time too long for a track, positions are chosen from so many columns. */
const columns = 400;
const signals = ['position'];

/** Where a vehicle was over a time: its track, or of a longer time the outermost positions of each part of it. */
export function useTrace(vin: string, { from, to }: Span, isFollowed: boolean): { trace: Trace; error: Error | null } {
  const isLong = to - from > trackRangeMs;
  const { addressed: moment } = usePast();
  const track = useTrack(vin, isLong ? null : { from, to }, { isGoingOn: isFollowed, moment });
  const positions = useHistory({
    asked: { vin, signals, clock: moment?.clock ?? 'event' },
    rangeKey: `${from} ${to}`,
    spanNow: () => ({ from, to }),
    columns: isLong ? columns : 0,
    renewMs: null,
  });
  if (!isLong) return { trace: track.data ?? nowhere, error: track.error };
  const places = positions.data?.series.find((series) => series.drawn === 'places');
  return { trace: places ?? nowhere, error: positions.error };
}
