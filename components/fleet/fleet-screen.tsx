'use client';

import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useFleetSource, useVehicleByVin } from '../data/fleet-store';
import { useMapSettings } from '../data/queries';
import { FleetMap } from '../map/fleet-map';
import { useMapTheme } from '../ui/use-map-theme';
import { useShortcut } from '../ui/use-shortcut';
import { isUnfiltered } from './fleet-filter';
import { FleetPanel } from './fleet-panel';
import classes from './fleet-screen.module.css';
import { ListSheet } from './list-sheet';
import { mapModeOf, mapModeOptions } from './map-modes';
import { SelectionCard } from './selection-card';
import { SpotCard } from './spot-card';
import { useFleetPicture } from './use-fleet-picture';
import { useFleetView } from './use-fleet-view';
import { vinOf } from './vin-of';

const listId = 'vehicles';

/** The whole fleet: map and list of the same vehicles, and the one that is selected. */
export function FleetScreen() {
  const { view, show } = useFleetView();
  const source = useFleetSource();
  const picture = useFleetPicture(view.filter, view.sort);
  const selected = useVehicleByVin(view.selectedVin ?? '');
  const { data: tiles } = useMapSettings();
  const theme = useMapTheme();
  const [isPaused, setIsPaused] = useState(false);
  const [spot, setSpot] = useState<number[]>([]);

  const select = (vin: string | null) => {
    setSpot([]);
    setIsPaused(false);
    show({ selectedVin: vin, isFollowing: false });
  };
  const selectIds = (ids: number[]) => {
    if (ids.length > 1) setSpot(ids);
    else select(vinOf(source, ids[0]));
  };
  const follow = (isFollowing: boolean) => {
    setIsPaused(false);
    show({ isFollowing }, 'replace');
  };
  useShortcut('Escape', () => {
    if (view.selectedVin !== null && document.querySelector('[role="dialog"]') === null) select(null);
  });
  const followState = view.isFollowing ? 'on' : isPaused ? 'paused' : 'off';

  return (
    <div className={classes.screen}>
      <h1 className="sr-only">Fleet</h1>
      <ListSheet
        shown={picture.ids.size}
        total={picture.total}
        isCovered={view.selectedVin !== null || spot.length > 1}
      >
        <FleetPanel listId={listId} picture={picture} view={view} show={show} onSelect={select} />
      </ListSheet>
      <div className={classes.map}>
        <FleetMap
          source={source}
          visible={isUnfiltered(view.filter) ? null : picture.ids}
          selectedId={selected?.id ?? null}
          onSelect={selectIds}
          view={view.map}
          onViewChange={(map) => show({ map }, 'replace')}
          isFollowing={view.isFollowing}
          onFollowPause={() => {
            setIsPaused(true);
            show({ isFollowing: false }, 'replace');
          }}
          theme={theme}
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
      <div className={classes.card}>
        {spot.length > 1 && <SpotCard ids={spot} onSelect={select} onClose={() => setSpot([])} />}
        {spot.length < 2 && view.selectedVin !== null && (
          <SelectionCard vin={view.selectedVin} follow={followState} onFollow={follow} onClose={() => select(null)} />
        )}
      </div>
    </div>
  );
}
