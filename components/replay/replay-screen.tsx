'use client';

import { useEffect, useMemo } from 'react';
import { days, minutes } from '../../server/contract/duration';
import { trackRangeMs } from '../../server/contract/trips';
import { useLastTrip, useTrack, useTrips } from '../data/trip-queries';
import type { Moment } from '../past/moment-address';
import { usePast } from '../past/past-context';
import { useLiveNow } from '../past/use-live-now';
import { RangePicker } from '../range/range-picker';
import { isFixed, resolveRange, type TimeRange } from '../range/time-range';
import { formatLocalTime } from '../ui/format-time';
import { Problem } from '../ui/problem';
import { type ShowView, useSearchView } from '../ui/use-search-view';
import { useZone } from '../ui/use-zone';
import classes from './replay-screen.module.css';
import { ReplayStage } from './replay-stage';
import { NothingToReplay, ReplayLoading } from './replay-states';
import { type ReplayView, readReplayView, writeReplayView } from './replay-view';

type Show = ShowView<ReplayView>;

/**
 * A time of a vehicle, seen again as it went. Without one in the address it is the last trip, or the last by an instant. With
 * a moment of the past it ends there, and tells what was known of it then.
 */
export function ReplayScreen({ vin }: { vin: string }) {
  const { view, show } = useSearchView(readReplayView, writeReplayView, 'replace');
  const { addressed: known } = usePast();
  const live = useLiveNow(30_000);
  if (live === 0) return <ReplayLoading />;
  const now = known?.at ?? live;
  if (view.range === null) return <LastTrip vin={vin} now={now} at={view.at} known={known} show={show} />;
  return <ReplayOfRange vin={vin} range={view.range} view={view} show={show} now={now} known={known} />;
}

type LastTripProps = { vin: string; now: number; at: number | null; known: Moment | null; show: Show };

/** Finds the last trip, or the last by an instant, and goes there; to the moment of the past, where that is within it. */
function LastTrip({ vin, now, at, known, show }: LastTripProps) {
  const minute = Math.ceil(now / minutes(1)) * minutes(1);
  const { data: trip, error, refetch } = useLastTrip(vin, at ?? known?.at ?? minute, known);
  useEffect(() => {
    if (!trip) return;
    const to = trip.isUnderWay && known !== null ? known.at : trip.endedAt;
    const instant = at ?? known?.at ?? null;
    const isWithin = instant !== null && instant >= trip.startedAt && instant <= to;
    show({ range: { from: trip.startedAt, to }, at: isWithin ? instant : null }, 'replace');
  }, [trip, at, known, show]);
  if (error !== null)
    return <Problem title="The last trip cannot be found" detail={error.message} onRetry={() => void refetch()} />;
  return trip === null ? <NothingToReplay vin={vin} known={known} /> : <ReplayLoading />;
}

type ReplayOfRangeProps = Omit<LastTripProps, 'at'> & { range: TimeRange; view: ReplayView };

function ReplayOfRange({ vin, range, view, show, now, known }: ReplayOfRangeProps) {
  const zone = useZone();
  // A range that goes on with the clock is replayed as it was when it was opened: its end must not run away.
  // biome-ignore lint/correctness/useExhaustiveDependencies: not as time goes on
  const { from, to } = useMemo(() => resolveRange(range, now, zone), [range, zone, known]);
  const span = useMemo(() => ({ from, to }), [from, to]);
  const isTooLong = to - from > trackRangeMs;
  const isYetToCome = known !== null && isFixed(range) && range.from >= known.at;
  const track = useTrack(vin, isTooLong || isYetToCome ? null : span, { moment: known });
  const found = useTrips(vin, span, false, known);
  const error = track.error ?? found.error;
  const bar = (
    <div className={classes.bar}>
      <RangePicker range={range} now={now} onChange={(next) => show({ range: next }, 'push')} />
    </div>
  );
  const askAgain = () => {
    void track.refetch();
    void found.refetch();
  };
  const problem = isTooLong
    ? {
        title: 'That is too long to replay',
        detail: `A replay covers ${trackRangeMs / days(1)} days at most. Choose a shorter time.`,
      }
    : isYetToCome
      ? {
          title: 'That was yet to come',
          detail: `At ${formatLocalTime(known.at)} nothing was known of it. Choose an earlier time, or go back to live.`,
        }
      : error && { title: 'This time cannot be replayed', detail: error.message, onRetry: askAgain };
  if (problem !== null)
    return (
      <div className={classes.screen}>
        {bar}
        <Problem {...problem} />
      </div>
    );
  if (!isHere(track) || !isHere(found)) return <ReplayLoading />;
  return (
    <ReplayStage
      key={`${from} ${to}`}
      vin={vin}
      span={span}
      track={track.data}
      found={found.data}
      known={known}
      view={view}
      show={show}
      bar={bar}
    />
  );
}

/** Whether an answer is that of the question, rather than of the one before. */
function isHere<T>(query: {
  data: T | undefined;
  isPlaceholderData: boolean;
}): query is { data: T; isPlaceholderData: false } {
  return query.data !== undefined && !query.isPlaceholderData;
}
