'use client';

import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import { useMadeOnce } from '../ui/use-made-once';
import 'uplot/dist/uPlot.min.css';
import type { ChartCursor } from './chart-cursor';
import { bandRowHeight, timeAxisHeight, topPadding } from './chart-geometry';
import type { ChartMoves } from './chart-moves';
import type { ChartPanel } from './chart-panels';
import { createPlot, type Plot, type PlotDrawing } from './create-plot';
import classes from './panel-chart.module.css';
import { useChartKeys } from './use-chart-keys';

/** The height is that of a plot of lines, pixels; rows of states take what they need. */
type PanelChartProps = PlotDrawing & {
  cursor: ChartCursor;
  moves: ChartMoves;
  label: string;
};

const heightOf = (panel: ChartPanel, height: number) =>
  panel.kind === 'bands' ? panel.rows.length * bandRowHeight + timeAxisHeight + topPadding : height;

/**
 * One frame of a chart. uPlot is made once and told what changes; a render never builds it anew. By keyboard: arrows go from
 * reading to reading and from series to series, plus and minus zoom, Enter holds the reading.
 */
export function PanelChart(props: PanelChartProps) {
  const { panel, span, theme, width, height, hasRightAxis, cursor, moves, label } = props;
  const element = useRef<HTMLDivElement>(null);
  const plot = useRef<Plot>(null);
  const drawing = useMemo(
    (): PlotDrawing => ({ panel, span, theme, width, height: heightOf(panel, height), hasRightAxis }),
    [panel, span, theme, width, height, hasRightAxis],
  );
  const move = (change: (moves: ChartMoves) => void) => {
    cursor.drop();
    change(moves);
  };
  const onKeyDown = useChartKeys({ panel, span, cursor, move });
  const act = useEffectEvent(move);
  const point = useEffectEvent((at: { at: number; top: number } | null) => {
    if (at === null && cursor.current()?.by === 'keys') return;
    const signal = at === null ? null : (plot.current?.nearest(at.at, at.top) ?? null);
    cursor.point(at && { at: at.at, panel: panel.key, signal, by: 'pointer' });
  });
  useMadeOnce(element, plot, (target) =>
    createPlot(target, drawing, {
      onPoint: (at) => point(at),
      onPress: () => (cursor.current()?.isPinned ? cursor.release() : cursor.pin()),
      onZoom: (chosen) => act(({ zoomTo }) => zoomTo(chosen)),
      onScale: (factor, at) => act(({ scale }) => scale(factor, at)),
      onZoomOut: () => act(({ zoomOut }) => zoomOut()),
      onPan: (share) => act((current) => current.move(share)),
      isHeld: () => cursor.current()?.isPinned ?? false,
    }),
  );
  useEffect(() => {
    plot.current?.update(drawing);
    plot.current?.point(cursor.current()?.at ?? null);
    return cursor.subscribe(() => {
      const read = cursor.current();
      // The plot under the pointer has its cursor where the pointer is.
      const isOwn = read?.by === 'pointer' && read.panel === drawing.panel.key;
      if (!isOwn) plot.current?.point(read?.at ?? null);
    });
  }, [drawing, cursor]);
  return (
    <div
      ref={element}
      className={classes.plot}
      role="application"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application is read by its own keys
      tabIndex={0}
      onKeyDown={onKeyDown}
    />
  );
}
