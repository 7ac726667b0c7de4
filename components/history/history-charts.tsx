'use client';

import { useState } from 'react';
import { useMapTheme } from '../ui/use-map-theme';
import { useZone } from '../ui/use-zone';
import { zoneName } from '../ui/zone-time';
import { createChartCursor } from './chart-cursor';
import type { ChartMoves } from './chart-moves';
import { chartPanels, hasRightAxis } from './chart-panels';
import { ChartTooltip } from './chart-tooltip';
import classes from './history-charts.module.css';
import { HistoryLegend } from './history-legend';
import { HistoryMap } from './history-map';
import { HistoryState } from './history-state';
import type { HistoryView } from './history-view';
import { PanelChart } from './panel-chart';
import { seriesOf } from './read-points';
import { SpokenPoint } from './spoken-point';
import { useHistoryData } from './use-history-data';
import type { ViewedSpan } from './use-viewed-span';

type HistoryChartsProps = {
  vin: string;
  view: HistoryView;
  show: (part: Partial<HistoryView>) => void;
  moves: ChartMoves;
} & ViewedSpan;

/** Height of a plot of lines, pixels: one is given room, several are small. */
const heightOf = (count: number, width: number) => (count > 1 ? 180 : width < 600 ? 260 : 340);

/** The charts of a view above one another, what they show in words, and where the vehicle was. */
export function HistoryCharts({ vin, view, show, moves, ...viewed }: HistoryChartsProps) {
  const { span, isFollowed } = viewed;
  const { query, series, width, ref } = useHistoryData({ vin, view, ...viewed });
  const theme = useMapTheme();
  const zone = useZone();
  const [cursor] = useState(createChartCursor);
  const panels = chartPanels(series);
  const isRightTaken = hasRightAxis(panels);
  const height = heightOf(panels.filter(({ kind }) => kind === 'lines').length, width);
  const silence = (id: string) => {
    const told = query.data?.series.find(({ signal }) => signal === id);
    if (told?.drawn === 'places') return `${told.count} positions, drawn on the map`;
    if (query.error !== null) return 'not known, for it could not be looked up';
    return query.isFetching ? 'on its way' : 'nothing told';
  };
  return (
    <div className={classes.layout}>
      <div className={classes.charts}>
        <div ref={ref} className={classes.stack} data-old={query.isPlaceholderData || undefined}>
          <HistoryState {...{ view, show, query, span }} />
          {width > 0 &&
            panels.map((panel) => (
              <div key={panel.key} className={classes.panel}>
                <PanelChart
                  {...{ panel, span, theme, width, height, cursor, moves }}
                  hasRightAxis={isRightTaken}
                  label={`Chart of ${seriesOf(panel)
                    .map(({ signal }) => signal.label)
                    .join(', ')}. Arrow keys read it, plus and minus zoom.`}
                />
                <ChartTooltip
                  {...{ vin, panel, cursor, span, theme }}
                  clock={view.clock}
                  box={{ width, hasRightAxis: isRightTaken }}
                />
              </div>
            ))}
        </div>
        {panels.length > 0 && (
          <p className={classes.axis}>
            {view.clock === 'event' ? 'Time measured' : 'Time received'}, {zoneName(zone)}. Drag to zoom, Shift and drag
            to move, double click for more.
          </p>
        )}
        <HistoryLegend
          {...{ series, span, theme, silence }}
          signals={view.signals}
          clock={view.clock}
          onRemove={(id) => show({ signals: view.signals.filter((signal) => signal !== id) })}
        />
        <SpokenPoint cursor={cursor} panels={panels} />
      </div>
      <HistoryMap
        vin={vin}
        span={query.data ?? span}
        subject={JSON.stringify(view.range)}
        cursor={cursor}
        isFollowed={isFollowed}
      />
    </div>
  );
}
