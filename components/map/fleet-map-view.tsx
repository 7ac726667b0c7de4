'use client';

import { useEffect, useEffectEvent, useRef } from 'react';
import { useMadeOnce } from '../ui/use-made-once';
import { createFleetMap, type FleetMapHandle } from './fleet-map-handle';
import type { FleetMapProps } from './fleet-map-props';

const noTrail = [] as const;

/** The fleet map once it is in the browser. The map is made once for a source; everything else is told to it. */
export function FleetMapView(props: FleetMapProps) {
  const { source, visible, selectedId, view, isFollowing, theme, trail = noTrail, mode, tiles, listId } = props;
  const { isPast = false, pace = 1 } = props;
  const element = useRef<HTMLDivElement>(null);
  const handle = useRef<FleetMapHandle>(null);
  const select = useEffectEvent((ids: number[]) => props.onSelect(ids));
  const changeView = useEffectEvent((next: NonNullable<typeof view>) => props.onViewChange(next));
  const pauseFollow = useEffectEvent(() => props.onFollowPause());
  const make = (target: HTMLElement) => {
    const made = createFleetMap(target, {
      source,
      visible,
      view,
      theme,
      mode,
      tiles,
      onSelect: (ids) => select(ids),
      onViewChange: (next) => changeView(next),
      onFollowPause: () => pauseFollow(),
    });
    made.setSelected(selectedId);
    made.setTrail(trail);
    made.setFollowing(isFollowing);
    made.setPast(isPast);
    made.setPace(pace);
    return made;
  };
  useMadeOnce(element, handle, make, source);
  useEffect(() => handle.current?.setVisible(visible), [visible]);
  useEffect(() => handle.current?.setSelected(selectedId), [selectedId]);
  useEffect(() => handle.current?.setView(view), [view]);
  useEffect(() => handle.current?.setFollowing(isFollowing), [isFollowing]);
  useEffect(() => handle.current?.setPast(isPast), [isPast]);
  useEffect(() => handle.current?.setPace(pace), [pace]);
  useEffect(() => handle.current?.setTheme(theme), [theme]);
  useEffect(() => handle.current?.setMode(mode), [mode]);
  useEffect(() => handle.current?.setTiles(tiles), [tiles]);
  useEffect(() => handle.current?.setTrail(trail), [trail]);

  return (
    <section
      ref={element}
      className="motorcade-map"
      aria-label="Map of the fleet. The list of vehicles says the same in words. Arrow keys move the map, plus and minus zoom."
      aria-details={listId}
    />
  );
}
