'use client';

import { Skeleton } from '@mantine/core';
import { useCallback } from 'react';
import { useVehicleSignals } from '../data/history-queries';
import { useVehicleReadings } from '../data/vehicle-store';
import { usePast } from '../past/past-context';
import type { TimeRange } from '../range/time-range';
import { useSearchView } from '../ui/use-search-view';
import { HistoryCharts } from './history-charts';
import classes from './history-screen.module.css';
import { HistoryTools } from './history-tools';
import { type HistoryView, readHistoryView, writeHistoryView } from './history-view';
import { NothingChosen } from './nothing-chosen';
import { ReadingTable } from './reading-table';
import { suggestedSignals } from './suggested-signals';
import { useChartMoves } from './use-chart-moves';
import { useShownNow } from './use-shown-now';
import { useViewedSpan } from './use-viewed-span';

/** The past of a vehicle: any of its signals over any time, drawn or listed. All that is chosen is in the address. */
export function HistoryScreen({ vin }: { vin: string }) {
  const { view: chosen, show } = useSearchView(readHistoryView, writeHistoryView);
  const { addressed } = usePast();
  // Placed by when they were measured, readings that were yet to come would show.
  const isAsKnown = addressed?.clock === 'received';
  const view: HistoryView = isAsKnown ? { ...chosen, clock: 'received' } : chosen;
  const { now, span, isFollowed } = useViewedSpan(view);
  const moves = useChartMoves(
    useShownNow(),
    useCallback((range: TimeRange) => show({ range }), [show]),
  );
  // A range is of a present, and there is none while the page is rendered on the server.
  if (now === 0)
    return <Skeleton height={360} radius={12} role="status" aria-label={`Loading the history of ${vin}`} />;
  return (
    <div className={classes.screen}>
      <HistoryTools {...{ vin, view, isAsKnown, span, now, show, moves }} />
      {view.signals.length === 0 ? (
        <Suggestions vin={vin} onChoose={(signals) => show({ signals })} />
      ) : view.shown === 'chart' ? (
        <HistoryCharts {...{ vin, view, show, moves, now, span, isFollowed }} />
      ) : (
        <ReadingTable {...{ vin, view, show, span }} />
      )}
    </div>
  );
}

function Suggestions({ vin, onChoose }: { vin: string; onChoose: (signals: string[]) => void }) {
  const { data } = useVehicleSignals(vin);
  const { state } = useVehicleReadings(vin);
  const told = new Set([...(data?.signals.map(({ signal }) => signal) ?? []), ...(state?.readings.keys() ?? [])]);
  return <NothingChosen suggested={suggestedSignals(told)} onChoose={onChoose} />;
}
