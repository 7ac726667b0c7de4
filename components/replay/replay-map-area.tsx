'use client';

import { Button } from '@mantine/core';
import { IconCurrentLocation } from '@tabler/icons-react';
import { useState } from 'react';
import type { VehicleHistory } from '../../server/contract/history';
import type { Absence } from '../../server/contract/reading';
import type { Track } from '../../server/contract/trips';
import { useMapSettings } from '../data/queries';
import type { MapView } from '../map/fleet-map-props';
import { useMapTheme } from '../ui/use-map-theme';
import { useSignalOf } from '../ui/use-signal';
import type { Drive } from './drive';
import type { Player } from './player';
import { ReplayMap } from './replay-map';
import classes from './replay-screen.module.css';
import { NoWay } from './replay-states';
import type { ReplayView } from './replay-view';
import { TrailLegend } from './trail-legend';
import { useColouring } from './use-colouring';

type ReplayMapAreaProps = {
  player: Player;
  track: Track;
  drive: Drive;
  history: VehicleHistory | undefined;
  /** Whether the vehicle has ever told a position, and why there is none, where somebody said. */
  hasPosition: boolean;
  absence: Absence | undefined;
  view: ReplayView;
  show: (part: Partial<ReplayView>) => void;
  /** Told what the map looks at, whoever moved it. */
  onLook: (map: MapView) => void;
};

/** The map of a replay, what its colours mean, and whether it follows. */
export function ReplayMapArea(props: ReplayMapAreaProps) {
  const { player, track, drive, history, hasPosition, absence, view, show, onLook } = props;
  const { shades, domain } = useColouring(track, history, view.colour);
  const theme = useMapTheme();
  const { data: tiles = null } = useMapSettings();
  const signal = useSignalOf()(view.colour);
  const [wasMoved, setWasMoved] = useState(false);
  if (track.at.length === 0)
    return (
      <div className={classes.map}>
        <NoWay hasEver={hasPosition} absence={absence} />
      </div>
    );
  const follow = (isFollowing: boolean, byMove = false) => {
    setWasMoved(byMove);
    show({ isFollowing });
  };
  return (
    <div className={classes.view}>
      <div className={classes.map}>
        <ReplayMap
          {...{ player, drive, shades, history, theme, tiles }}
          isFollowing={view.isFollowing}
          view={view.map}
          onFollowPause={() => follow(false, true)}
          onView={(map, isByHand) => {
            onLook(map);
            if (isByHand) show({ map });
          }}
          label="Map: the way of this time, and where the vehicle was at the instant shown"
        />
        <div className={classes.follow}>
          {wasMoved && !view.isFollowing && <p role="status">Not following: you moved the map.</p>}
          <Button
            size="xs"
            variant={view.isFollowing ? 'light' : 'default'}
            leftSection={<IconCurrentLocation size={15} />}
            aria-pressed={view.isFollowing}
            onClick={() => follow(!view.isFollowing)}
          >
            {view.isFollowing ? 'Following' : 'Follow'}
          </Button>
        </div>
      </div>
      <div className={classes.legend}>
        <TrailLegend signal={signal} domain={domain} theme={theme} />
      </div>
    </div>
  );
}
