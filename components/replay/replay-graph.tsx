'use client';

import 'uplot/dist/uPlot.min.css';
import { useElementSize } from '@mantine/hooks';
import { useEffect, useMemo, useRef } from 'react';
import type { VehicleHistory } from '../../server/contract/history';
import { axisWidth, leftOf, rightPadding } from '../history/chart-geometry';
import { chartPanels } from '../history/chart-panels';
import { createPlot, type Plot, type PlotDrawing } from '../history/create-plot';
import { drawBands } from '../history/drawn-bands';
import { drawLine } from '../history/drawn-line';
import type { PlotEvents } from '../history/plot-events';
import type { MapTheme } from '../map/fleet-map-props';
import type { Span } from '../range/range-presets';
import { useSignalOf } from '../ui/use-signal';
import { useUnitPreferences } from '../ui/use-unit-preferences';
import { useZone } from '../ui/use-zone';
import type { Jump } from './jumps';
import type { Player } from './player';
import classes from './replay-graph.module.css';
import { ReplaySlider } from './replay-slider';

type ReplayGraphProps = {
  player: Player;
  span: Span;
  /** What was told of the signal that is drawn; undefined while it is on its way. */
  history: VehicleHistory | undefined;
  signalId: string;
  stops: readonly Span[];
  gaps: readonly Span[];
  jumps: readonly Jump[];
  theme: MapTheme;
};

const height = 136;
/** The slider above the plot takes every pointer. */
const noEvents: PlotEvents = {
  onPoint: () => undefined,
  onPress: () => undefined,
  onZoom: () => undefined,
  onScale: () => undefined,
  onZoomOut: () => undefined,
  onPan: () => undefined,
  isHeld: () => true,
};

/** The graph of a signal over the whole replay, and the slider that it is. */
export function ReplayGraph(props: ReplayGraphProps) {
  const { player, span, history, signalId, stops, gaps, jumps, theme } = props;
  const { ref, width } = useElementSize();
  const panel = usePanel(history, signalId, span);
  const drawing = panel && width > 0 ? { panel, span, theme, width, height, hasRightAxis: false } : null;
  const box = { width, hasRightAxis: false };
  const bands = (kind: 'stop' | 'gap', spans: readonly Span[]) =>
    spans.map(({ from, to }) => (
      <span
        key={`${kind} ${from}`}
        className={classes.band}
        data-kind={kind}
        style={{
          left: leftOf(Math.max(from, span.from), span, box) - axisWidth,
          width: Math.max(2, leftOf(Math.min(to, span.to), span, box) - leftOf(Math.max(from, span.from), span, box)),
        }}
      />
    ));
  return (
    <div ref={ref} className={classes.graph} style={{ height }}>
      {drawing && <DrawnPlot key={drawing.panel.key} drawing={drawing} />}
      {width > 0 && (
        <ReplaySlider player={player} span={span} style={{ left: axisWidth, right: rightPadding }}>
          {bands('stop', stops)}
          {bands('gap', gaps)}
          {jumps.map(({ at, kind, label }) => (
            <span
              key={`${kind} ${at} ${label}`}
              className={classes.jump}
              data-kind={kind}
              style={{ left: leftOf(at, span, box) - axisWidth }}
            />
          ))}
        </ReplaySlider>
      )}
    </div>
  );
}

/** What is drawn of a signal, in the reader's units; null while nothing is known of it. */
function usePanel(history: VehicleHistory | undefined, signalId: string, span: Span) {
  const signalOf = useSignalOf();
  const units = useUnitPreferences();
  const zone = useZone();
  return useMemo(() => {
    const series = history?.series.find((one) => one.signal === signalId);
    if (history === undefined || series === undefined || series.drawn === 'places') return null;
    const options = {
      signal: signalOf(signalId),
      place: 0,
      upstreams: history.upstreams,
      clock: 'event' as const,
      units,
      arrived: [],
      zone,
    };
    // What came late is marked on the timeline; here a mark on every point would hide the graph.
    const drawn =
      series.drawn === 'line'
        ? { ...drawLine(series, options), late: new Set<number>() }
        : drawBands(series, span.from, options);
    return chartPanels([drawn])[0] ?? null;
  }, [history, signalId, signalOf, units, zone, span.from]);
}

/** A plot that only shows; it is built once for each kind of panel and updated. */
function DrawnPlot({ drawing }: { drawing: PlotDrawing }) {
  const element = useRef<HTMLDivElement>(null);
  const plot = useRef<Plot>(null);
  const latest = useRef(drawing);
  useEffect(() => {
    latest.current = drawing;
    plot.current?.update(drawing);
  }, [drawing]);
  useEffect(() => {
    if (!element.current) return;
    const made = createPlot(element.current, latest.current, noEvents);
    plot.current = made;
    return () => {
      plot.current = null;
      made.remove();
    };
  }, []);
  return <div ref={element} className={classes.plot} aria-hidden="true" />;
}
