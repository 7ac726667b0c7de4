import type { MapTheme } from './fleet-map-props';
import { lookOf, looks } from './marker-look';
import { markerUnits } from './marker-shapes';
import { paintMarker } from './paint-marker';
import { type Sprite, toSprite } from './sprite';

/**
 * Looks up the sprite of a look, painting it the first time it is asked for.
 * @param isPast whether what is outdated is a ghost
 * @param size CSS pixels, see `paintMarker`
 * @param ratio device pixels per CSS pixel
 * @param stride width in device pixels of the picture the sprites will be written into
 */
export function createSpriteSheet(
  theme: MapTheme,
  isPast: boolean,
  size: number,
  ratio: number,
  stride: number,
): (look: number) => Sprite {
  const sprites: (Sprite | undefined)[] = new Array(looks);
  const side = Math.ceil((size / 28) * markerUnits * ratio) | 1;
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('this browser draws on no canvas');
  const paint = (look: number): Sprite => {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, side, side);
    context.setTransform(ratio, 0, 0, ratio, side / 2, side / 2);
    const painted = lookOf(look);
    paintMarker(context, { ...painted, isGhost: isPast && painted.isHatched }, theme, size);
    return toSprite(new Uint32Array(context.getImageData(0, 0, side, side).data.buffer), side, stride);
  };
  return (look) => {
    const sprite = sprites[look] ?? paint(look);
    sprites[look] = sprite;
    return sprite;
  };
}
