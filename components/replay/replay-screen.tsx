'use client';

import { useEffect, useMemo } from 'react';
import { days, minutes } from '../../server/contract/duration';
import { trackRangeMs } from '../../server/contract/trips';
import { useNow } from '../data/server-clock';
import { useLastTrip, useTrack, useTrips } from '../data/trip-queries';
import { RangePicker } from '../range/range-picker';
import { resolveRange, type TimeRange } from '../range/time-range';
import { Problem } from '../ui/problem';
import { type ShowView, useSearchView } from '../ui/use-search-view';
import { useZone } from '../ui/use-zone';
import classes from './replay-screen.module.css';
import { ReplayStage } from './replay-stage';
import { NothingToReplay, ReplayLoading } from './replay-states';
import { type ReplayView, readReplayView, writeReplayView } from './replay-view';

type Show = ShowView<ReplayView>;

/** A time of a vehicle, seen again as it went. Without one in the address it is the last trip, or the last by an instant. */
export function ReplayScreen({ vin }: { vin: string }) {
  const { view, show } = useSearchView(readReplayView, writeReplayView, 'replace');
  const now = useNow(30_000);
  if (now === 0) return <ReplayLoading />;
  if (view.range === null) return <LastTrip vin={vin} now={now} at={view.at} show={show} />;
  return <ReplayOfRange vin={vin} range={view.range} view={view} show={show} now={now} />;
}

/** Finds the last trip, or the last by an instant, and goes there. */
function LastTrip({ vin, now, at, show }: { vin: string; now: number; at: number | null; show: Show }) {
  const minute = Math.ceil(now / minutes(1)) * minutes(1);
  const { data: trip, error, refetch } = useLastTrip(vin, at ?? minute, null);
  useEffect(() => {
    if (!trip) return;
    const isWithin = at !== null && at >= trip.startedAt && at < trip.endedAt;
    show({ range: { from: trip.startedAt, to: trip.endedAt }, at: isWithin ? at : null }, 'replace');
  }, [trip, at, show]);
  if (error !== null)
    return <Problem title="The last trip cannot be found" detail={error.message} onRetry={() => void refetch()} />;
  return trip === null ? <NothingToReplay vin={vin} /> : <ReplayLoading />;
}

type ReplayOfRangeProps = { vin: string; range: TimeRange; view: ReplayView; show: Show; now: number };

function ReplayOfRange({ vin, range, view, show, now }: ReplayOfRangeProps) {
  const zone = useZone();
  // A range that goes on with the clock is replayed as it was when it was opened: its end must not run away.
  // biome-ignore lint/correctness/useExhaustiveDependencies: not as time goes on
  const { from, to } = useMemo(() => resolveRange(range, now, zone), [range, zone]);
  const span = useMemo(() => ({ from, to }), [from, to]);
  const isTooLong = to - from > trackRangeMs;
  const track = useTrack(vin, isTooLong ? null : span);
  const found = useTrips(vin, span, false, null);
  const error = track.error ?? found.error;
  const bar = (
    <div className={classes.bar}>
      <RangePicker range={range} now={now} onChange={(next) => show({ range: next }, 'push')} />
    </div>
  );
  if (isTooLong)
    return (
      <div className={classes.screen}>
        {bar}
        <Problem
          title="That is too long to replay"
          detail={`A replay covers ${trackRangeMs / days(1)} days at most. Choose a shorter time.`}
        />
      </div>
    );
  if (error !== null)
    return (
      <div className={classes.screen}>
        {bar}
        <Problem
          title="This time cannot be replayed"
          detail={error.message}
          onRetry={() => {
            void track.refetch();
            void found.refetch();
          }}
        />
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
