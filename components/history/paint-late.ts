import type uPlot from 'uplot';
import type { DrawnLine } from './drawn-line';
import { nearestIndex } from './nearest-index';
import { paintDiamond } from './paint-diamond';

/** Marks what came late. Of a summary it marks the points of the column that something late is in. */
export function paintLate(plot: uPlot, line: DrawnLine, stroke: string, fill: string): void {
  const { ctx, bbox } = plot;
  if (line.late.size === 0) return;
  const beyond = 6 * devicePixelRatio;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left - beyond, 0, bbox.width + 2 * beyond, bbox.top + bbox.height + beyond);
  ctx.clip();
  for (const place of line.late) {
    const at = line.at[place];
    const value = at === undefined ? null : line.y[nearestIndex(line.x, at)];
    if (at === undefined || value === null || value === undefined) continue;
    const point = { x: plot.valToPos(at, 'x', true), y: plot.valToPos(value, line.scale, true) };
    paintDiamond(ctx, point, { stroke, fill });
  }
  ctx.restore();
}
