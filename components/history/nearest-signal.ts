import type uPlot from 'uplot';
import { bandRowHeight } from './chart-geometry';
import type { BandPanel, ChartPanel } from './chart-panels';

const rowAt = ({ rows }: BandPanel, top: number) =>
  rows[Math.min(rows.length - 1, Math.max(0, Math.floor(top / bandRowHeight)))]?.signal.id ?? null;

/** The value of a line at an index of the joined data, or next to it: the line may have no point there. */
function nearestValue(ys: ArrayLike<number | null | undefined>, place: number): number | null {
  for (let away = 0; away < ys.length; away++)
    for (const index of [place - away, place + away]) {
      const y = ys[index];
      if (y !== undefined && y !== null) return y;
    }
  return null;
}

/** Of the lines or rows of a plot, the one nearest to a point: its signal's id. `top` is pixels from the plot's top. */
export function nearestSignal(plot: uPlot, panel: ChartPanel, at: number, top: number): string | null {
  if (panel.kind === 'bands') return rowAt(panel, top);
  const place = plot.valToIdx(at);
  let nearest: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, { signal, scale }] of panel.lines.entries()) {
    const value = nearestValue(plot.data[index + 1] ?? [], place);
    const distance = value === null ? Number.MAX_VALUE : Math.abs(plot.valToPos(value, scale) - top);
    if (distance < least) [nearest, least] = [signal.id, distance];
  }
  return nearest;
}
