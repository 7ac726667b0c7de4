'use client';

import { useReducedMotion } from '@mantine/hooks';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { FoundTrips, Track } from '../../server/contract/trips';
import { useLive } from '../data/live-context';
import { PictureContext } from '../data/picture-context';
import type { Moment } from '../past/moment-address';
import type { Span } from '../range/range-presets';
import { Problem } from '../ui/problem';
import { useMapTheme } from '../ui/use-map-theme';
import type { ShowView } from '../ui/use-search-view';
import { driveOf } from './drive';
import { jumpsOf } from './jumps';
import { longStops } from './long-stops';
import { MomentPanel } from './moment-panel';
import { calmFrames } from './player';
import { ReplayControls } from './replay-controls';
import { ReplayGraph } from './replay-graph';
import { ReplayHead } from './replay-head';
import { ReplayMapArea } from './replay-map-area';
import classes from './replay-screen.module.css';
import type { ReplayView } from './replay-view';
import { useTellReplayed } from './replayed-context';
import { SignalChoice } from './signal-choice';
import { useHappened } from './use-happened';
import { useInstantInAddress } from './use-instant-in-address';
import { usePlayer } from './use-player';
import { useReplayHistory } from './use-replay-history';
import { useReplayKeys } from './use-replay-keys';

type ReplayStageProps = {
  vin: string;
  span: Span;
  track: Track;
  found: FoundTrips;
  /** The moment of the past as at which all of it is told; null for all that is known now. */
  known: Moment | null;
  view: ReplayView;
  show: ShowView<ReplayView>;
  /** What chooses the time. */
  bar: ReactNode;
};

/** A replay once its way is here: map, values, graph and controls about one player. */
export function ReplayStage({ vin, span, track, found, known, view, show, bar }: ReplayStageProps) {
  const isCalm = useReducedMotion(false, { getInitialValueInEffect: false });
  const by = known?.clock ?? 'event';
  const happened = useHappened(vin, span, known);
  const { alerts, commands, asOf } = happened;
  const jumps = useMemo(
    () => jumpsOf({ ...found, alerts, commands, asOf }, span.from, span.to),
    [found, alerts, commands, asOf, span],
  );
  const { player, clock } = usePlayer({
    ...span,
    // Of a month there may be days at first of which nothing is known.
    at: view.at ?? jumpsOf(found, span.from, span.to)[0]?.at ?? span.from,
    speed: view.speed,
    ...(isCalm && calmFrames),
  });
  const live = useLive();
  const picture = useMemo(() => ({ ...live, isPast: true, clock }), [live, clock]);
  const gaps = useMemo(() => found.trips.flatMap((trip) => trip.gaps), [found]);
  const parked = useMemo(() => found.stops.map(({ from, to }) => ({ from, to: to ?? span.to })), [found, span]);
  const skipped = useMemo(() => longStops(found.stops, span.to), [found, span]);
  const told = useReplayHistory(vin, span, view, by);
  const { history, before, signals, numbers, hasPosition, absence } = told;
  const drive = useMemo(() => driveOf(track, gaps, before), [track, gaps, before]);
  const replayed = useMemo(
    () => ({ vin, player, picture, history, drive, by }),
    [vin, player, picture, history, drive, by],
  );
  const look = useRef(view.map);
  const theme = useMapTheme();
  const setSpeed = (speed: ReplayView['speed']) => show({ speed });

  useEffect(() => player.setPassed(view.isSkipping ? skipped : []), [player, view.isSkipping, skipped]);
  useEffect(() => player.setSpeed(view.speed), [player, view.speed]);
  useTellReplayed(replayed);
  useInstantInAddress(player, view.at, show);
  useReplayKeys({ player, span, jumps, speed: view.speed, onSpeed: setSpeed });

  return (
    <PictureContext value={picture}>
      <div className={classes.screen}>
        <ReplayHead {...{ vin, player, by, span, found, bar }} look={() => look.current} />
        <div className={classes.stage}>
          <ReplayMapArea
            {...{ player, track, drive, history, hasPosition, absence, view, show }}
            onLook={(map) => {
              look.current = map;
            }}
          />
          <MomentPanel replayed={replayed} more={[view.graph, view.colour]} />
        </div>
        {told.problem !== null && (
          <Problem
            title="The values of this time cannot be shown"
            detail={told.problem}
            onRetry={() => void told.refetch()}
          />
        )}
        {happened.problem !== null && (
          <Problem
            title="Not every alert and command of this time can be shown"
            detail={happened.problem}
            onRetry={happened.retry}
          />
        )}
        <ReplayGraph {...{ player, span, history, gaps, jumps, theme }} signalId={view.graph} stops={parked} />
        <ReplayControls
          {...{ player, span, jumps }}
          speed={view.speed}
          isSkipping={view.isSkipping}
          hasLongStops={skipped.length > 0}
          onSpeed={setSpeed}
          onSkipping={(isSkipping) => show({ isSkipping })}
        >
          <div className={classes.choices}>
            <SignalChoice label="Graph" signals={signals} value={view.graph} onChange={(graph) => show({ graph })} />
            <SignalChoice
              label="Colours of the trail"
              signals={numbers}
              value={view.colour}
              onChange={(colour) => show({ colour })}
            />
          </div>
        </ReplayControls>
        <p className={classes.keys}>
          Space plays and pauses. Arrows go ten seconds, with Shift to the next moment worth seeing; up and down change
          the speed, Home and End go to the ends.
        </p>
      </div>
    </PictureContext>
  );
}
