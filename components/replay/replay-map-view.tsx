'use client';

import { useEffect, useEffectEvent, useRef } from 'react';
import type { MapView } from '../map/fleet-map-props';
import { useMadeOnce } from '../ui/use-made-once';
import type { Player } from './player';
import { createReplayMap, type ReplayMapHandle, type ReplayOnMap } from './replay-map-handle';

export type ReplayMapProps = ReplayOnMap & {
  player: Player;
  view: MapView | null;
  onFollowPause: () => void;
  onView: (view: MapView, isByHand: boolean) => void;
  label: string;
};

/** The map of a replay once it is in the browser. It is made once for each player; what changes is told to it. */
export function ReplayMapView(props: ReplayMapProps) {
  const { player, drive, shades, history, isFollowing, theme, tiles, label } = props;
  const element = useRef<HTMLDivElement>(null);
  const handle = useRef<ReplayMapHandle>(null);
  const pauseFollow = useEffectEvent(() => props.onFollowPause());
  const tellView = useEffectEvent((view: MapView, isByHand: boolean) => props.onView(view, isByHand));
  const make = (target: HTMLElement) =>
    createReplayMap(
      target,
      { drive, shades, history, isFollowing, theme, tiles },
      {
        player,
        view: props.view,
        onFollowPause: () => pauseFollow(),
        onView: (view, isByHand) => tellView(view, isByHand),
      },
    );
  useMadeOnce(element, handle, make, player);
  useEffect(() => {
    handle.current?.update({ drive, shades, history, isFollowing, theme, tiles });
  }, [drive, shades, history, isFollowing, theme, tiles]);
  return <section ref={element} className="motorcade-map" aria-label={label} />;
}
