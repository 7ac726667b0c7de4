'use client';

import { useIsFleetLoaded } from '../data/fleet-store';
import { useIsPast } from '../data/picture-context';
import { Announcement } from '../ui/announcement';
import { useSearchView } from '../ui/use-search-view';
import { FleetMapArea } from './fleet-map-area';
import { FleetPanel } from './fleet-panel';
import classes from './fleet-screen.module.css';
import { readFleetView, writeFleetView } from './fleet-view';
import { ListSheet } from './list-sheet';
import { SelectionCard } from './selection-card';
import { spokenPicture } from './spoken-picture';
import { SpotCard } from './spot-card';
import { useFleetPicture } from './use-fleet-picture';
import { useSelection } from './use-selection';

const listId = 'vehicles';

/** The whole fleet: map and list of the same vehicles, and the one that is selected. */
export function FleetScreen() {
  const { view, show } = useSearchView(readFleetView, writeFleetView);
  const isLoaded = useIsFleetLoaded();
  const isPast = useIsPast();
  const picture = useFleetPicture(view.filter, view.sort);
  const selection = useSelection(view, show);
  const { spot, select, leaveSpot } = selection;
  const isChoosing = spot.length > 1;
  return (
    <div className={classes.screen}>
      <h1 className="sr-only">Fleet</h1>
      <Announcement text={isLoaded ? spokenPicture(picture, view.filter, isPast) : 'Loading the fleet'} />
      <ListSheet
        shown={picture.ids.size}
        total={isLoaded ? picture.total : null}
        isCovered={view.selectedVin !== null || isChoosing}
      >
        <FleetPanel listId={listId} picture={picture} view={view} show={show} onSelect={select} />
      </ListSheet>
      <FleetMapArea listId={listId} picture={picture} view={view} show={show} selection={selection} />
      <div className={classes.card}>
        {isChoosing && <SpotCard ids={spot} onSelect={select} onClose={leaveSpot} />}
        {!isChoosing && view.selectedVin !== null && <SelectionCard vin={view.selectedVin} selection={selection} />}
      </div>
    </div>
  );
}
