import type uPlot from 'uplot';
import type { MapTheme } from '../map/fleet-map-props';
import { formatNumber } from '../ui/format-value';
import { axisWidth, timeAxisHeight } from './chart-geometry';
import type { ValueAxis } from './chart-panels';
import { chartInk } from './series-look';
import { timeTicks } from './time-ticks';

const font = "11px 'Inter Variable', system-ui, sans-serif";
/** Least room between two marks of the axis of time, pixels. */
const tickRoom = 84;

type Scheme = () => MapTheme;

const grid = (theme: Scheme): uPlot.Axis.Grid => ({ stroke: () => chartInk[theme()].line, width: 1 });

/** The axis of time, marked by the clocks of the reader's zone. */
export function timeAxis(theme: Scheme): uPlot.Axis {
  const ticksOf = (plot: uPlot, from: number, to: number) =>
    timeTicks(from, to, Math.floor(plot.bbox.width / devicePixelRatio / tickRoom));
  return {
    scale: 'x',
    font,
    size: timeAxisHeight,
    lineGap: 1.3,
    gap: 3,
    stroke: () => chartInk[theme()].dimmed,
    grid: grid(theme),
    ticks: { ...grid(theme), size: 4 },
    splits: (plot, _, from, to) => ticksOf(plot, from, to).map(({ at }) => at),
    values: (plot, splits) => {
      const { min = 0, max = 1 } = plot.scales.x ?? {};
      const ticks = new Map(ticksOf(plot, min, max).map((tick) => [tick.at, tick]));
      return splits.map((at) => {
        const tick = ticks.get(at);
        if (tick === undefined) return '';
        return tick.below === '' ? tick.label : `${tick.label}\n${tick.below}`;
      });
    },
  };
}

/** Decimals that tell the marks of an axis apart, and not many more than the signal has. */
function decimalsOf(splits: readonly number[], most: number): number {
  const step = Math.abs((splits[1] ?? 1) - (splits[0] ?? 0));
  return Math.min(most, Math.max(0, Math.ceil(-Math.log10(step || 1))));
}

/** An axis of values, at the left or the right; its unit stands on the mark at the top. */
export function valueAxis({ scale, unit, decimals, side }: ValueAxis, theme: Scheme): uPlot.Axis {
  return {
    scale,
    font,
    side: side === 'left' ? 3 : 1,
    size: axisWidth,
    gap: 5,
    space: 34,
    stroke: () => chartInk[theme()].dimmed,
    grid: { ...grid(theme), show: side === 'left' },
    ticks: { show: false },
    values: (_, splits) =>
      splits.map((value, index) => {
        const text = formatNumber(value, decimalsOf(splits, decimals + 3));
        return index === splits.length - 1 && unit !== '' ? `${text}\n${unit}` : text;
      }),
  };
}
