'use client';

import { SegmentedControl } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useFleetSource, useVehicleByVin } from '../data/fleet-store';
import { useIsPast } from '../data/picture-context';
import { useMapSettings } from '../data/queries';
import { FleetMap } from '../map/fleet-map';
import { createSwitchedSource } from '../map/switched-source';
import { usePastState } from '../past/past-context';
import { useMapTheme } from '../ui/use-map-theme';
import type { ShowView } from '../ui/use-search-view';
import { isUnfiltered } from './fleet-filter';
import type { FleetPicture } from './fleet-picture';
import classes from './fleet-screen.module.css';
import type { FleetView } from './fleet-view';
import { mapModeOf, mapModeOptions } from './map-modes';
import { useLiveTrail } from './use-live-trail';
import type { Selection } from './use-selection';

type FleetMapAreaProps = {
  listId: string;
  picture: FleetPicture;
  view: FleetView;
  show: ShowView<FleetView>;
  selection: Selection;
};

/** The map, told what the address says and what the picture holds. */
export function FleetMapArea({ listId, picture, view, show, selection }: FleetMapAreaProps) {
  const source = useFleetSource();
  const [switched] = useState(() => createSwitchedSource(source));
  useEffect(() => switched.switchTo(source), [switched, source]);
  const isPast = useIsPast();
  const { jumps, play } = usePastState();
  const selected = useVehicleByVin(view.selectedVin ?? '');
  const trail = useLiveTrail(selected, isPast ? jumps : -1);
  const { data: tiles } = useMapSettings();
  const theme = useMapTheme();
  return (
    <div className={classes.map}>
      <FleetMap
        source={switched.source}
        isPast={isPast}
        pace={isPast ? (play?.speed ?? 1) : 1}
        visible={isUnfiltered(view.filter) ? null : picture.ids}
        selectedId={selected?.id ?? null}
        onSelect={selection.selectIds}
        view={view.map}
        onViewChange={(map) => show({ map }, 'replace')}
        isFollowing={view.isFollowing}
        onFollowPause={selection.pauseFollowing}
        theme={theme}
        trail={trail}
        mode={view.mode}
        tiles={tiles ?? null}
        listId={listId}
      />
      <SegmentedControl
        className={classes.mode}
        size="xs"
        aria-label="How the map draws vehicles"
        data={mapModeOptions}
        value={view.mode}
        onChange={(mode) => show({ mode: mapModeOf(mode) }, 'replace')}
      />
    </div>
  );
}
