'use client';

import { useMemo } from 'react';
import { type Trip, trackRangeMs } from '../../server/contract/trips';
import { useMapSettings } from '../data/queries';
import { useFoundTrips, useTrack } from '../data/trip-queries';
import type { Moment } from '../past/moment-address';
import { RangePicker } from '../range/range-picker';
import type { Span } from '../range/range-presets';
import { driveOf } from '../replay/drive';
import { MoreOnScroll } from '../ui/more-on-scroll';
import { Problem } from '../ui/problem';
import { useMapTheme } from '../ui/use-map-theme';
import { type ShowView, useSearchView } from '../ui/use-search-view';
import { useUnitPreferences } from '../ui/use-unit-preferences';
import { marksOf, tripAtMoment } from './selected-trip';
import { TripList } from './trip-list';
import { TripTotalsLine } from './trip-totals-line';
import { TripsMap } from './trips-map';
import classes from './trips-screen.module.css';
import { Arriving, NoTrips, TripsLoading } from './trips-states';
import { readTripsView, type TripsView, writeTripsView } from './trips-view';
import { useRangeSpan } from './use-range-span';

const noTrack = { at: [], latitude: [], longitude: [] };

/** The trips of a vehicle over a time, day by day, and the path of the one that is selected. */
export function TripsScreen({ vin }: { vin: string }) {
  const { view, show } = useSearchView(readTripsView, writeTripsView);
  const resolved = useRangeSpan(view.range);
  return resolved === null ? <TripsLoading /> : <TripsOfSpan vin={vin} view={view} show={show} {...resolved} />;
}

type TripsOfSpanProps = {
  vin: string;
  view: TripsView;
  show: ShowView<TripsView>;
} & NonNullable<ReturnType<typeof useRangeSpan>>;

function TripsOfSpan({ vin, view, show, span, now, moment }: TripsOfSpanProps) {
  const preferences = useUnitPreferences();
  const found = useFoundTrips(vin, span, span.isRunning, moment);
  const trips = useMemo(() => found.data?.pages.flatMap((page) => page.trips), [found.data]);
  const stops = useMemo(() => found.data?.pages.flatMap((page) => page.stops) ?? [], [found.data]);
  const selected = tripAtMoment(trips ?? [], view.tripAt);
  const path = usePath({ vin, selected, trips: trips ?? [], span, moment });
  const marks = useMemo(() => marksOf(selected, stops, preferences), [selected, stops, preferences]);
  const theme = useMapTheme();
  const { data: tiles = null } = useMapSettings();
  // A page may be empty though there are more: much had to be worked out for it.
  const isLooking = (trips === undefined || (trips.length === 0 && found.hasNextPage)) && found.error === null;
  const select = (trip: Trip | null) => show({ tripAt: trip?.startedAt ?? null }, 'replace');
  return (
    <div className={classes.screen}>
      <div className={classes.bar}>
        <RangePicker range={view.range} now={now} onChange={(range) => show({ range })} />
        <p className={classes.totals} role="status">
          {trips !== undefined && <TripTotalsLine trips={trips} isMore={found.hasNextPage} />}
        </p>
      </div>
      <div className={classes.map}>
        <TripsMap
          drive={path}
          marks={marks}
          theme={theme}
          tiles={tiles}
          subject={selected === null ? `${span.from}` : `trip ${selected.startedAt}`}
          label={selected === null ? 'Map: the ways of this time' : 'Map: the way of the trip that is selected'}
        />
      </div>
      <div className={classes.list}>
        {found.error !== null && (
          <Problem
            title={trips === undefined ? 'The trips cannot be shown' : 'Not renewed any more'}
            detail={found.error.message}
            onRetry={() => void found.refetch()}
          />
        )}
        <Arriving is={found.data?.pages.some(({ isArriving }) => isArriving) === true} />
        {isLooking && <TripsLoading />}
        {trips?.length === 0 && !isLooking && (
          <NoTrips vin={vin} before={span.from} moment={moment} onShow={(range) => show({ range })} />
        )}
        {trips !== undefined && trips.length + stops.length > 0 && (
          <TripList trips={trips} stops={stops} now={now} selected={selected} onSelect={select} />
        )}
        <MoreOnScroll found={found} label="Show earlier trips" />
      </div>
    </div>
  );
}

type PathOptions = {
  vin: string;
  selected: Trip | null;
  trips: readonly Trip[];
  span: Span;
  moment: Moment | null;
};

/** The way of the selected trip, or of the whole time where that is not too long for one. */
function usePath({ vin, selected, trips, span, moment }: PathOptions) {
  const isWhole = span.to - span.from <= trackRangeMs && trips.length > 0;
  const range = selected !== null ? { from: selected.startedAt, to: selected.endedAt } : isWhole ? span : null;
  const { data } = useTrack(vin, range, { moment });
  const track = range === null ? undefined : data;
  return useMemo(
    () =>
      driveOf(
        track ?? noTrack,
        (selected === null ? trips : [selected]).flatMap(({ gaps }) => gaps),
      ),
    [track, trips, selected],
  );
}
