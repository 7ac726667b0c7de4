import uPlot from 'uplot';
import type { MapTheme } from '../map/fleet-map-props';
import type { Span } from '../range/range-presets';
import { axisWidth, rightPadding, topPadding } from './chart-geometry';
import type { ChartPanel } from './chart-panels';
import { valueAt } from './drawn-line';
import { lineSeries } from './line-series';
import { nearestSignal } from './nearest-signal';
import { paintBands } from './paint-bands';
import { paintLate } from './paint-late';
import { timeAxis, valueAxis } from './plot-axes';
import { cursorOptions, eventHooks, listenToPlot, type PlotEvents } from './plot-events';
import { chartInk, seriesLook } from './series-look';

/** What a plot shows. Panels of another key are another plot. */
export type PlotDrawing = {
  panel: ChartPanel;
  span: Span;
  theme: MapTheme;
  width: number;
  height: number;
  hasRightAxis: boolean;
};

export type Plot = {
  update: (drawing: PlotDrawing) => void;
  /** Puts the cursor at a moment; null takes it away. */
  point: (at: number | null) => void;
  /** Of the lines or rows, the one nearest to a point: its signal's id. */
  nearest: (at: number, top: number) => string | null;
  remove: () => void;
};

/** Every line has moments of its own: uPlot wants them together, with nothing where a line has none. */
function dataOf({ panel, span }: PlotDrawing): uPlot.AlignedData {
  if (panel.kind === 'bands')
    return [
      [span.from, span.to],
      [null, null],
    ];
  return uPlot.join(panel.lines.map(({ x, y }) => [x, y]));
}

/** Least and greatest of an axis: of the readings, and of where lines reach the edges of the range; with a little room. */
function valueRange(
  { panel, span }: PlotDrawing,
  scale: string,
  least: number | null,
  greatest: number | null,
): uPlot.Range.MinMax {
  const lines = panel.kind === 'lines' ? panel.lines.filter((line) => line.scale === scale) : [];
  const edges = lines.flatMap((line) => [span.from, span.to].map((at) => valueAt(line, at)));
  const values = [least, greatest, ...edges].filter((value) => value !== null);
  return values.length === 0 ? [0, 1] : uPlot.rangeNum(Math.min(...values), Math.max(...values), 0.12, true);
}

/** Room where there is no axis, so that all panels have the same time at the same place. */
function paddingOf({ panel, hasRightAxis }: PlotDrawing): uPlot.Padding {
  const axes = panel.kind === 'lines' ? panel.axes.length : 0;
  const right = axes > 1 ? 0 : hasRightAxis ? axisWidth : rightPadding;
  return [topPadding, right, 0, axes === 0 ? axisWidth : 0];
}

/** Builds a plot into an element: once, for it is updated as long as its panel has the same key. */
export function createPlot(element: HTMLElement, first: PlotDrawing, events: PlotEvents): Plot {
  let drawing = first;
  // uPlot tells of its cursor also where only the data under it have changed: nobody has pointed anywhere then.
  let isUpdating = false;
  const told: PlotEvents = { ...events, onPoint: (point) => !isUpdating && events.onPoint(point) };
  const theme = () => drawing.theme;
  const { panel } = first;
  const axes = panel.kind === 'lines' ? panel.axes : [];
  const paint = (plot: uPlot) => {
    if (drawing.panel.kind === 'bands') {
      paintBands(plot, { rows: drawing.panel.rows, span: drawing.span, theme: drawing.theme });
      return;
    }
    for (const line of drawing.panel.lines)
      paintLate(plot, line, seriesLook(line.place, theme()).colour, chartInk[theme()].surface);
  };
  const plot = new uPlot(
    {
      width: first.width,
      height: first.height,
      ms: 1,
      padding: paddingOf(first),
      legend: { show: false },
      cursor: cursorOptions(told),
      scales: {
        x: { time: true, range: () => [drawing.span.from, drawing.span.to] },
        ...Object.fromEntries(
          axes.map(({ scale }): [string, uPlot.Scale] => [
            scale,
            { range: (_, least, greatest) => valueRange(drawing, scale, least, greatest) },
          ]),
        ),
      },
      axes: [timeAxis(theme), ...axes.map((axis) => valueAxis(axis, theme))],
      series: [{}, ...(panel.kind === 'lines' ? lineSeries(panel, theme) : [{ scale: 'rows', show: false }])],
      hooks: { ...eventHooks(told), draw: [paint] },
    },
    dataOf(first),
    element,
  );
  const stopListening = listenToPlot(plot, told);

  return {
    update: (next) => {
      const { width, height } = drawing;
      drawing = next;
      isUpdating = true;
      plot.batch(() => {
        if (next.width !== width || next.height !== height) plot.setSize({ width: next.width, height: next.height });
        plot.setData(dataOf(next));
      });
      isUpdating = false;
    },
    point: (at) => plot.setCursor({ left: at === null ? -10 : plot.valToPos(at, 'x'), top: 0 }, false),
    nearest: (at, top) => nearestSignal(plot, drawing.panel, at, top),
    remove: () => {
      stopListening();
      plot.destroy();
    },
  };
}
