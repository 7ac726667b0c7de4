import type uPlot from 'uplot';
import type { MapTheme } from '../map/fleet-map-props';
import type { Span } from '../range/range-presets';
import { bandHeight, bandRowHeight } from './chart-geometry';
import type { DrawnBand, DrawnBands } from './drawn-bands';
import { paintDiamond } from './paint-diamond';
import { chartInk, stateFill } from './series-look';

type BandsDrawing = { rows: readonly DrawnBands[]; span: Span; theme: MapTheme };

const font = (size: number, weight: number) =>
  `${weight} ${size * devicePixelRatio}px 'Inter Variable', system-ui, sans-serif`;
/** A band narrower than this has no words of its own, CSS pixels. */
const leastForWords = 26;

/** Slanted lines over a part: what is not known for certain. */
function hatch(context: CanvasRenderingContext2D, colour: string, [left, top, width, height]: readonly number[]): void {
  if (left === undefined || top === undefined || width === undefined || height === undefined || width <= 0) return;
  const step = 6 * devicePixelRatio;
  context.save();
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
  context.strokeStyle = colour;
  context.lineWidth = devicePixelRatio;
  context.globalAlpha = 0.55;
  context.beginPath();
  for (let x = left - height; x < left + width; x += step) {
    context.moveTo(x, top + height);
    context.lineTo(x + height, top);
  }
  context.stroke();
  context.restore();
}

/** Values in the order they are first met, so that one value has one colour all along the row. */
function valuePlaces(bands: readonly DrawnBand[]): Map<string, number> {
  const places = new Map<string, number>();
  for (const { text } of bands) if (!places.has(text)) places.set(text, places.size);
  return places;
}

/** Neighbours of one value as one: what was told before the range, and again within it. */
function unbroken(bands: readonly DrawnBand[]): DrawnBand[] {
  const joined: DrawnBand[] = [];
  for (const band of bands) {
    const last = joined.at(-1);
    if (last !== undefined && last.text === band.text && last.to === band.from)
      joined[joined.length - 1] = { ...last, to: band.to };
    else joined.push(band);
  }
  return joined;
}

/** The words of a band as far as there is room; empty where there is none. */
function fitted(context: CanvasRenderingContext2D, text: string, room: number): string {
  if (room < leastForWords * devicePixelRatio) return '';
  if (context.measureText(text).width <= room) return text;
  let length = text.length;
  while (length > 0 && context.measureText(`${text.slice(0, length)}…`).width > room) length -= 1;
  return length < 2 ? '' : `${text.slice(0, length)}…`;
}

/** Draws states as bands: a row each with its name above, its words within, hatched where it had grown old. */
export function paintBands(plot: uPlot, { rows, span, theme }: BandsDrawing): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  const ink = chartInk[theme];
  const leftOf = (at: number) => Math.min(Math.max(plot.valToPos(at, 'x', true), bbox.left), bbox.left + bbox.width);
  ctx.save();
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'left';
  for (const [index, row] of rows.entries()) {
    const nameTop = bbox.top + index * bandRowHeight * ratio;
    const top = nameTop + (bandRowHeight - bandHeight) * ratio - 4 * ratio;
    const height = bandHeight * ratio;
    const places = valuePlaces(row.bands);
    ctx.font = font(11.5, 570);
    ctx.fillStyle = ink.ink;
    ctx.fillText(row.signal.label, bbox.left, nameTop + 10 * ratio);
    ctx.font = font(11, 450);
    for (const band of unbroken(row.bands)) {
      const left = leftOf(Math.max(band.from, span.from));
      const width = leftOf(band.to ?? span.to) - left;
      if (width <= 0) continue;
      ctx.fillStyle = stateFill(places.get(band.text) ?? 0, theme);
      ctx.fillRect(left, top, Math.max(width, ratio), height);
      if (band.value === null) hatch(ctx, ink.ink, [left, top, width, height]);
      ctx.fillStyle = ink.ink;
      ctx.fillText(fitted(ctx, band.text, width - 10 * ratio), left + 5 * ratio, top + height / 2);
      ctx.fillStyle = ink.surface;
      if (width > 4 * ratio) ctx.fillRect(left + width - ratio / 2, top, ratio / 2, height);
    }
    for (const [from, to] of row.gaps) hatch(ctx, ink.dimmed, [leftOf(from), top, leftOf(to) - leftOf(from), height]);
    for (const band of row.bands) {
      if (!band.isLate || band.from < span.from) continue;
      paintDiamond(ctx, { x: leftOf(band.from), y: top }, { stroke: ink.ink, fill: ink.surface });
    }
  }
  ctx.restore();
}
