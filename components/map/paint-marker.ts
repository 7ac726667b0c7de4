import type { MapTheme } from './fleet-map-props';
import type { MarkerLook } from './marker-look';
import { headings } from './marker-look';
import { attentionRing, markerShapes, markerUnits } from './marker-shapes';
import { markerColours } from './palette';

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

const haloWidth = 4;
/** How much of a ghost's ground covers what is below. */
const ghostGround = 0.4;
const ghostDashes = [3.6, 2.4];
/** Stripes of what is outdated, units. */
const stripe = { width: 2.2, step: 4.4 };

/**
 * Paints a marker with its middle at the context's origin.
 * @param size of the marker's body, CSS pixels: 28 for a large arrow
 */
export function paintMarker(context: Context, look: MarkerLook, theme: MapTheme, size: number): void {
  const colours = markerColours[theme];
  const colour = colours.motion[look.motion];
  const shape = markerShapes[look.shape];
  const body = new Path2D(shape.body);
  const isStriped = look.isHatched || shape.isHatched === true;
  context.save();
  context.scale(size / 28, size / 28);
  if (look.needsAttention) paintRing(context, colours.attention, colours.halo);
  context.rotate((look.direction / headings) * 2 * Math.PI);
  context.lineJoin = 'round';
  context.strokeStyle = colours.halo;
  context.lineWidth = haloWidth;
  if (look.isGhost) context.globalAlpha = ghostGround;
  else context.stroke(body);
  context.fillStyle = shape.isHollow || isStriped ? colours.inner : colour;
  context.fill(body);
  if (isStriped) paintStripes(context, body, colour);
  context.globalAlpha = 1;
  if (shape.isHollow || isStriped) {
    context.lineWidth = 2;
    context.strokeStyle = colour;
    if (look.isGhost) context.setLineDash(ghostDashes);
    else if (shape.isHollow) context.setLineDash([3.4, 2.6]);
    context.stroke(body);
  }
  if (shape.cut && !isStriped) {
    context.fillStyle = colours.inner;
    context.fill(new Path2D(shape.cut), 'evenodd');
  }
  context.restore();
}

function paintRing(context: Context, colour: string, halo: string): void {
  context.beginPath();
  context.arc(0, 0, attentionRing.radius, 0, 2 * Math.PI);
  context.lineWidth = attentionRing.width + 2;
  context.strokeStyle = halo;
  context.stroke();
  context.lineWidth = attentionRing.width;
  context.strokeStyle = colour;
  context.stroke();
}

function paintStripes(context: Context, body: Path2D, colour: string): void {
  context.save();
  context.clip(body);
  context.rotate(Math.PI / 4);
  context.fillStyle = colour;
  for (let at = -markerUnits; at < markerUnits; at += stripe.step)
    context.fillRect(at, -markerUnits, stripe.width, 2 * markerUnits);
  context.restore();
}
