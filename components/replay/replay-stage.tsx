'use client';

import { Button } from '@mantine/core';
import { useClipboard, useReducedMotion } from '@mantine/hooks';
import { IconCheck, IconCurrentLocation, IconLink } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import type { FoundTrips, Track } from '../../server/contract/trips';
import { PictureContext, usePicture } from '../data/picture-context';
import { useMapSettings } from '../data/queries';

import type { Span } from '../range/range-presets';
import { placeWords } from '../trips/place-words';
import { changedSearch } from '../ui/changed-search';
import type { UnitPreferences } from '../ui/unit-preferences';
import { useMapTheme } from '../ui/use-map-theme';
import { useSignalOf } from '../ui/use-signal';
import { useUnitPreferences } from '../ui/use-unit-preferences';
import { driveOf } from './drive';
import { jumpsOf } from './jumps';
import { longStops } from './long-stops';
import { MomentPanel } from './moment-panel';
import { calmFrames } from './player';
import { ReplayControls } from './replay-controls';
import { ReplayGraph } from './replay-graph';
import { ReplayMap } from './replay-map';
import classes from './replay-screen.module.css';
import { NoWay } from './replay-states';
import { type ReplayView, writeReplayView } from './replay-view';
import { SignalChoice } from './signal-choice';
import { TrailLegend } from './trail-legend';
import { useColouring } from './use-colouring';
import { usePlayer } from './use-player';
import { useReplayHistory } from './use-replay-history';
import { useReplayKeys } from './use-replay-keys';
import { useInstantInAddress } from './use-replay-view';

type ReplayStageProps = {
  vin: string;
  span: Span;
  track: Track;
  found: FoundTrips;
  view: ReplayView;
  show: (part: Partial<ReplayView>, how?: 'push' | 'replace') => void;
  /** What chooses the time. */
  bar: ReactNode;
};

/** A replay once its way is here: map, values, graph and controls about one player. */
export function ReplayStage({ vin, span, track, found, view, show, bar }: ReplayStageProps) {
  const isCalm = useReducedMotion(false, { getInitialValueInEffect: false });
  const { player, clock } = usePlayer({
    ...span,
    at: view.at ?? span.from,
    speed: view.speed,
    ...(isCalm && calmFrames),
  });
  useInstantInAddress(player, view.at, show);
  const picture = usePicture();
  const replayed = useMemo(() => ({ ...picture, isPast: true, clock }), [picture, clock]);
  const gaps = useMemo(() => found.trips.flatMap((trip) => trip.gaps), [found]);
  const parked = useMemo(() => found.stops.map(({ from, to }) => ({ from, to: to ?? span.to })), [found, span]);
  const drive = useMemo(() => driveOf(track, gaps), [track, gaps]);
  const jumps = useMemo(() => jumpsOf(found, span.from, span.to), [found, span]);
  const skipped = useMemo(() => longStops(found.stops, span.to), [found, span]);
  player.setPassed(view.isSkipping ? skipped : []);
  const { history, signals, numbers, hasPosition } = useReplayHistory(vin, span, view);
  const { shades, domain } = useColouring(track, history, view.colour);
  const units = useUnitPreferences();
  const theme = useMapTheme();
  const { data: tiles = null } = useMapSettings();
  const colourSignal = useSignalOf()(view.colour);
  const setSpeed = (speed: ReplayView['speed']) => {
    player.setSpeed(speed);
    show({ speed });
  };
  useReplayKeys({ player, span, jumps, speed: view.speed, onSpeed: setSpeed });
  return (
    <PictureContext value={replayed}>
      <div className={classes.screen}>
        <div className={classes.head}>
          {bar}
          <p className={classes.what}>{whatWords(found, units)}</p>
          <CopyInstant span={span} at={() => player.current().at} />
        </div>
        <div className={classes.stage}>
          <div className={classes.map}>
            {track.at.length === 0 ? (
              <NoWay hasEver={hasPosition} />
            ) : (
              <>
                <ReplayMap
                  player={player}
                  drive={drive}
                  shades={shades}
                  parked={parked}
                  isFollowing={view.isFollowing}
                  theme={theme}
                  tiles={tiles}
                  view={view.map}
                  onFollowPause={() => show({ isFollowing: false })}
                  onView={(map) => show({ map })}
                  label="Map: the way of this time, and where the vehicle was at the instant shown"
                />
                <div className={classes.follow}>
                  {!view.isFollowing && <p role="status">Not following: you moved the map.</p>}
                  <Button
                    size="xs"
                    variant={view.isFollowing ? 'light' : 'default'}
                    leftSection={<IconCurrentLocation size={15} />}
                    aria-pressed={view.isFollowing}
                    onClick={() => show({ isFollowing: !view.isFollowing })}
                  >
                    {view.isFollowing ? 'Following' : 'Follow'}
                  </Button>
                </div>
                <div className={classes.legend}>
                  <TrailLegend signal={colourSignal} domain={domain} theme={theme} />
                </div>
              </>
            )}
          </div>
          <MomentPanel vin={vin} player={player} history={history} parked={parked} more={[view.graph, view.colour]} />
        </div>
        <ReplayGraph
          player={player}
          span={span}
          history={history}
          signalId={view.graph}
          stops={parked}
          gaps={gaps}
          jumps={jumps}
          theme={theme}
        />
        <ReplayControls
          player={player}
          span={span}
          jumps={jumps}
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

/** What is replayed, in a line: the trip, or how many there are. */
function whatWords({ trips }: FoundTrips, units: UnitPreferences): string {
  const [trip, ...more] = trips;
  if (trip === undefined) return 'No trip in this time';
  if (more.length > 0) return `${trips.length} trips`;
  return `${placeWords(trip.start, units)} to ${placeWords(trip.end, units)}`;
}

/** Copies an address that shows this very instant, to whomever it is given. */
function CopyInstant({ span, at }: { span: Span; at: () => number }) {
  const clipboard = useClipboard({ timeout: 1_500 });
  const copy = () => {
    const { origin, pathname, search } = window.location;
    const fixed = changedSearch(search, { ...writeReplayView({ range: span }), ...writeReplayView({ at: at() }) });
    const map = new URLSearchParams(search).get('map');
    clipboard.copy(`${origin}${pathname}${changedSearch(fixed, { map })}`);
  };
  return (
    <Button
      variant="default"
      leftSection={clipboard.copied ? <IconCheck size={16} /> : <IconLink size={16} />}
      onClick={copy}
    >
      {clipboard.copied ? 'Copied' : 'Link to this instant'}
    </Button>
  );
}
