import type uPlot from 'uplot';
import type { DrawnLine } from './drawn-line';
import { nearestIndex } from './nearest-index';
import { paintDiamond } from './paint-diamond';

/** Nearer to a mark than this another one would only cover the line, CSS pixels. */
const apart = 16;

/**
 * Marks what came late. Of a summary it marks the points of the column that something late is in. Where marks would lie on
 * each other, one stands for those about it.
 */
export function paintLate(plot: uPlot, line: DrawnLine, stroke: string, fill: string): void {
  const { ctx, bbox } = plot;
  if (line.late.size === 0) return;
  const beyond = 6 * devicePixelRatio;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left - beyond, 0, bbox.width + 2 * beyond, bbox.top + bbox.height + beyond);
  ctx.clip();
  const painted: { x: number; y: number }[] = [];
  const isNearOne = ({ x, y }: { x: number; y: number }) => {
    for (let index = painted.length - 1; index >= 0; index -= 1) {
      const mark = painted[index];
      if (mark === undefined || x - mark.x > apart * devicePixelRatio) return false;
      if (Math.abs(y - mark.y) < apart * devicePixelRatio) return true;
    }
    return false;
  };
  for (const place of line.late) {
    const at = line.at[place];
    const value = at === undefined ? null : line.y[nearestIndex(line.x, at)];
    if (at === undefined || value === null || value === undefined) continue;
    const point = { x: plot.valToPos(at, 'x', true), y: plot.valToPos(value, line.scale, true) };
    if (isNearOne(point)) continue;
    painted.push(point);
    paintDiamond(ctx, point, { stroke, fill });
  }
  ctx.restore();
}
