import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blitMarkers, blitSprite, over } from '../../../components/map/blit';
import { toSprite } from '../../../components/map/sprite';

const red = 0xff0000ff;
const blue = 0xffff0000;
const halfRed = 0x800000ff;

/** A cross of one colour with a half-transparent pixel in its upper left corner: 3 × 3. */
const cross = (colour: number) => Uint32Array.from([halfRed, colour, 0, colour, colour, colour, 0, colour, 0]);

function picture(width: number, height: number) {
  return { pixels: new Uint32Array(width * height), width, height };
}

describe('blitSprite', () => {
  test('writes a sprite about its middle and nothing else', () => {
    const target = picture(9, 9);
    blitSprite(target, toSprite(cross(red), 3, 9), 4, 4);
    const written = [...target.pixels.entries()].filter(([, colour]) => colour !== 0);
    expect(written).toEqual([
      [3 * 9 + 3, halfRed],
      [3 * 9 + 4, red],
      [4 * 9 + 3, red],
      [4 * 9 + 4, red],
      [4 * 9 + 5, red],
      [5 * 9 + 4, red],
    ]);
  });

  test('lets what is below through a transparent rim', () => {
    const target = picture(9, 9);
    target.pixels.fill(blue);
    blitSprite(target, toSprite(cross(red), 3, 9), 4, 4);
    expect(target.pixels[3 * 9 + 3]).toBe(0xff7f0080);
    expect(target.pixels[3 * 9 + 5]).toBe(blue);
  });

  test('never writes outside the picture or around its edge into the next row', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 14 }), fc.integer({ min: -5, max: 14 }), (x, y) => {
        const target = picture(10, 10);
        blitSprite(target, toSprite(cross(red), 3, 10), x, y);
        for (const [at, colour] of target.pixels.entries()) {
          if (colour === 0) continue;
          expect(Math.abs((at % 10) - x)).toBeLessThanOrEqual(1);
          expect(Math.abs(Math.floor(at / 10) - y)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

describe('over', () => {
  test('keeps each channel between those it mixes and an opaque ground opaque', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), fc.integer({ min: 0, max: 0xffffffff }), (ground, above) => {
        const mixed = over((0xff000000 | ground) >>> 0, above);
        expect(mixed >>> 24).toBe(255);
        for (const shift of [0, 8, 16]) {
          const [a, b, c] = [ground, above, mixed].map((colour) => (colour >>> shift) & 0xff);
          expect(c).toBeGreaterThanOrEqual(Math.min(a ?? 0, b ?? 0) - 1);
          expect(c).toBeLessThanOrEqual(Math.max(a ?? 0, b ?? 0) + 1);
        }
      }),
    );
  });
});

test('a marker of higher rank lies above one of lower rank, whichever comes first', () => {
  const target = picture(9, 9);
  const markers = { x: Int32Array.of(4, 4), y: Int32Array.of(4, 4), vehicle: Int32Array.of(0, 1), count: 2 };
  const sprites = [toSprite(cross(red), 3, 9), toSprite(cross(blue), 3, 9)];
  blitMarkers(target, markers, Uint16Array.of(0, 1), Uint8Array.of(2, 0), (look) => sprites[look] ?? fail(look));
  expect(target.pixels[4 * 9 + 4]).toBe(red);
});

function fail(look: number): never {
  throw new Error(`no sprite was made for look ${look}`);
}
