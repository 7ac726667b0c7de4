import type { Sprite } from './sprite';
import type { VisibleMarkers } from './visible-markers';

/** What is written into: 32-bit pixels, row by row. */
export type Picture = { pixels: Uint32Array; width: number; height: number };

/** Lays one colour over another; both with alpha in the top byte and not premultiplied. */
export function over(below: number, above: number): number {
  const alpha = above >>> 24;
  const alphaBelow = below >>> 24;
  if (alphaBelow === 0) return above;
  const rest = 255 - alpha;
  // Exact where the pixel below is opaque, which is where it is seen: at the rim of one marker upon another.
  const red = ((above & 0xff) * alpha + (below & 0xff) * rest + 127) / 255;
  const green = (((above >>> 8) & 0xff) * alpha + ((below >>> 8) & 0xff) * rest + 127) / 255;
  const blue = (((above >>> 16) & 0xff) * alpha + ((below >>> 16) & 0xff) * rest + 127) / 255;
  const whole = (alpha + (alphaBelow * rest + 127) / 255) | 0;
  return ((whole << 24) | ((blue | 0) << 16) | ((green | 0) << 8) | (red | 0)) >>> 0;
}

/**
 * Writes one sprite with its middle at (x, y). One that would reach over the picture's edge is left out: the canvas
 * reaches beyond what is seen of it by more than a sprite.
 */
export function blitSprite({ pixels, width, height }: Picture, sprite: Sprite, x: number, y: number): void {
  const { reach, solid, solidAt, rim, rimAt } = sprite;
  if (x < reach || y < reach || x >= width - reach || y >= height - reach) return;
  const middle = y * width + x;
  for (let index = 0; index < solid.length; index++) pixels[middle + (solidAt[index] ?? 0)] = solid[index] ?? 0;
  for (let index = 0; index < rim.length; index++) {
    const at = middle + (rimAt[index] ?? 0);
    pixels[at] = over(pixels[at] ?? 0, rim[index] ?? 0);
  }
}

/** How many piles there are: the ranks of `lookRank`, and above them that of the selected vehicle. */
const piles = 4;
export const topRank = piles - 1;

/**
 * Writes the sprites of visible markers, pile by pile.
 * @param spriteOf the sprite of a look; called once a marker, so it must only look it up
 * @param from the lowest rank that is written
 */
export function blitMarkers(
  picture: Picture,
  markers: VisibleMarkers,
  look: Uint16Array,
  rank: Uint8Array,
  spriteOf: (look: number) => Sprite,
  from = 0,
): void {
  for (let pile = from; pile < piles; pile++) {
    for (let place = 0; place < markers.count; place++) {
      const vehicle = markers.vehicle[place] ?? 0;
      if (rank[vehicle] !== pile) continue;
      blitSprite(picture, spriteOf(look[vehicle] ?? 0), markers.x[place] ?? 0, markers.y[place] ?? 0);
    }
  }
}
