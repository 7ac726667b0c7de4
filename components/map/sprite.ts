/**
 * A marker ready to be written into pixels: those that cover what is below and, apart, those on its rim that let some of
 * it through. Places are offsets from the pixel of the marker's middle in a picture of one certain width, colours are
 * 32-bit pixels as ImageData holds them on a little-endian machine (alpha in the top byte).
 */
export type Sprite = {
  solidAt: Int32Array;
  solid: Uint32Array;
  rimAt: Int32Array;
  rim: Uint32Array;
  /** Half of the sprite's side: how near the picture's edge its middle may lie without being cut. Pixels. */
  reach: number;
};

const faintest = 10;
const opaque = 250;

/**
 * Makes a sprite of a square picture.
 * @param square pixels of the drawn marker, `side` × `side`
 * @param side odd, so that one pixel is the middle
 * @param stride width of the picture it will be written into
 */
export function toSprite(square: Uint32Array, side: number, stride: number): Sprite {
  const middle = side >> 1;
  const solidAt: number[] = [];
  const solid: number[] = [];
  const rimAt: number[] = [];
  const rim: number[] = [];
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const colour = square[y * side + x] ?? 0;
      const alpha = colour >>> 24;
      if (alpha < faintest) continue;
      const offset = (y - middle) * stride + (x - middle);
      if (alpha >= opaque) {
        solidAt.push(offset);
        solid.push((colour | 0xff000000) >>> 0);
      } else {
        rimAt.push(offset);
        rim.push(colour);
      }
    }
  }
  return {
    solidAt: Int32Array.from(solidAt),
    solid: Uint32Array.from(solid),
    rimAt: Int32Array.from(rimAt),
    rim: Uint32Array.from(rim),
    reach: middle + 1,
  };
}
