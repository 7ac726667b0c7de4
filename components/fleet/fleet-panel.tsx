'use client';

import { useMemo } from 'react';
import { BulkButton } from '../commands/bulk-button';
import { useIsFleetLoaded } from '../data/fleet-store';
import { useIsPast } from '../data/picture-context';
import { usePastState } from '../past/past-context';
import { useGo } from '../shell/go-context';
import type { ShowView } from '../ui/use-search-view';
import { Counters } from './counters';
import { everything, isUnfiltered } from './fleet-filter';
import classes from './fleet-panel.module.css';
import type { FleetPicture } from './fleet-picture';
import { FleetSearch } from './fleet-search';
import type { FleetView } from './fleet-view';
import { ListHead } from './list-head';
import { listRows } from './list-rows';
import { ListBeforeHistory, ListLoading, ListWithoutMatch, ListWithoutMoment } from './list-states';
import { ListWithoutFleet } from './list-without-fleet';
import { VehicleList } from './vehicle-list';

type FleetPanelProps = {
  listId: string;
  picture: FleetPicture;
  view: FleetView;
  show: ShowView<FleetView>;
  onSelect: (vin: string | null) => void;
};

/** Counters, search and list: the words beside the map. */
export function FleetPanel({ listId, picture, view, show, onSelect }: FleetPanelProps) {
  const go = useGo();
  const isLoaded = useIsFleetLoaded();
  const isPast = useIsPast();
  const rows = useMemo(() => listRows(picture), [picture]);
  const clear = () => show({ filter: everything });
  const { filter } = view;
  const { problem } = usePastState();
  const isBefore = isPast && picture.counts.unseen === picture.total;
  return (
    <div id={listId} className={classes.panel}>
      <div className={classes.controls}>
        <FleetSearch text={filter.text} onChange={(text) => show({ filter: { ...filter, text } }, 'replace')} />
        <Counters
          counts={isLoaded ? picture.counts : null}
          filter={filter}
          onChange={(next) => show({ filter: next })}
        />
      </div>
      <ListHead
        isLoaded={isLoaded}
        shown={picture.ids.size}
        total={picture.total}
        isFiltered={!isUnfiltered(filter)}
        sort={view.sort}
        onSort={(sort) => show({ sort })}
        onClear={clear}
      >
        <BulkButton
          count={picture.ids.size}
          vinsNow={() => [...picture.located, ...picture.unlocated].map(({ vin }) => vin)}
        />
      </ListHead>
      {!isLoaded && (problem === null ? <ListLoading /> : <ListWithoutMoment />)}
      {isLoaded && isBefore && <ListBeforeHistory />}
      {isLoaded && picture.total === 0 && !isBefore && <ListWithoutFleet />}
      {isLoaded && picture.total > 0 && !isBefore && rows.length === 0 && (
        <ListWithoutMatch text={filter.text} onClear={clear} />
      )}
      {isLoaded && !isBefore && rows.length > 0 && (
        <VehicleList
          id={`${listId}-list`}
          rows={rows}
          selectedVin={view.selectedVin}
          onSelect={onSelect}
          onOpen={(vin) => go(`/vehicles/${encodeURIComponent(vin)}`)}
        />
      )}
    </div>
  );
}
