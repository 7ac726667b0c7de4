import type { Frame } from '../map/frame';
import type { Step } from './drive';
import { noShade } from './trail-shades';

/** A way in world widths, with the shade of each step. */
export type Trail = {
  x: Float64Array;
  y: Float64Array;
  steps: readonly Step[];
  shades: Int8Array;
  /** Westernmost and easternmost, world widths. */
  west: number;
  east: number;
  ink: TrailInk;
};

/** Colours of a trail: of its shades, of what has none, and around it. */
export type TrailInk = { shades: readonly string[]; plain: string; halo: string };

/** A place on a way, world widths, in the step that begins with the fix of this number. */
export type TrailPoint = { index: number; x: number; y: number };

const widths = { halo: 7, ahead: 2, driven: 4.5 };
const unknownDashes = [2, 7];
/** Points nearer than this to the one before are not drawn, CSS pixels. */
const leastPixels = 0.7;

/** How far to the right the way is drawn once more, in world widths: where the map shows the world beyond ±180°. */
function copiesOf({ left, width, worldWidth }: Frame, { west, east }: Trail): number[] {
  return [-2, -1, 0, 1, 2].filter(
    (copy) => (east + copy) * worldWidth >= left && (west + copy) * worldWidth <= left + width,
  );
}

function inFrame({ left, top, worldWidth }: Frame, x = 0, y = 0, copy = 0): { x: number; y: number } {
  return { x: (x + copy) * worldWidth - left, y: y * worldWidth - top };
}

function stroke(context: CanvasRenderingContext2D, path: Path2D, colour: string, width: number): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke(path);
}

/** Paints the whole way thin, dashed where nobody knows how it went. */
export function paintWhole(context: CanvasRenderingContext2D, frame: Frame, trail: Trail): void {
  for (const copy of copiesOf(frame, trail)) {
    const driven = new Path2D();
    const unknown = new Path2D();
    let before: { x: number; y: number } | null = null;
    for (let index = 0; index < trail.steps.length; index += 1) {
      const from = inFrame(frame, trail.x[index], trail.y[index], copy);
      const to = inFrame(frame, trail.x[index + 1], trail.y[index + 1], copy);
      if (trail.steps[index] === 'unknown') {
        unknown.moveTo(from.x, from.y);
        unknown.lineTo(to.x, to.y);
        before = null;
        continue;
      }
      if (before === null) {
        driven.moveTo(from.x, from.y);
        before = from;
      }
      if (Math.hypot(to.x - before.x, to.y - before.y) < leastPixels) continue;
      driven.lineTo(to.x, to.y);
      before = to;
    }
    stroke(context, driven, trail.ink.halo, widths.halo);
    stroke(context, driven, trail.ink.plain, widths.ahead);
    context.setLineDash(unknownDashes);
    stroke(context, unknown, trail.ink.plain, widths.ahead);
    context.setLineDash([]);
  }
}

/** Paints what was driven from one point to another in its shades. @param from null is the beginning of the way */
export function paintDriven(
  context: CanvasRenderingContext2D,
  frame: Frame,
  trail: Trail,
  from: TrailPoint | null,
  to: TrailPoint,
): void {
  for (const copy of copiesOf(frame, trail)) {
    let path: Path2D | null = null;
    let shade = noShade;
    let here = inFrame(frame, from?.x ?? trail.x[0], from?.y ?? trail.y[0], copy);
    const finish = () => {
      if (path !== null) stroke(context, path, trail.ink.shades[shade] ?? trail.ink.plain, widths.driven);
      path = null;
    };
    const last = Math.min(to.index, trail.steps.length - 1);
    for (let index = from?.index ?? 0; index <= last; index += 1) {
      const isLast = index === to.index;
      const next = inFrame(frame, isLast ? to.x : trail.x[index + 1], isLast ? to.y : trail.y[index + 1], copy);
      if (trail.steps[index] === 'unknown') {
        finish();
        here = next;
        continue;
      }
      const its = trail.shades[index] ?? noShade;
      if (its !== shade) {
        finish();
        shade = its;
      }
      if (path === null) {
        path = new Path2D();
        path.moveTo(here.x, here.y);
      } else if (!isLast && Math.hypot(next.x - here.x, next.y - here.y) < leastPixels) continue;
      path.lineTo(next.x, next.y);
      here = next;
    }
    finish();
  }
}
