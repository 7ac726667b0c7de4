import { describe, expect, test } from 'vitest';
import { mapColours } from '../../../components/map/palette';
import { linearOf, type OkLab, shadesOf, trailColours, trailShades } from '../../../components/replay/trail-colours';

const distance = (one: OkLab, other: OkLab) => Math.hypot(...one.map((part, index) => part - (other[index] ?? 0)));
const luminance = ([red = 0, green = 0, blue = 0]: readonly number[]) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;
const contrast = (one: number, other: number) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
/** `#rrggbb` as linear light (sRGB, IEC 61966-2-1). */
const lightOf = (colour: string) =>
  [1, 3, 5].map((place) => {
    const level = Number.parseInt(colour.slice(place, place + 2), 16) / 255;
    return level <= 0.04045 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4;
  });
/** What eyes without long-wave or middle-wave cones see (Viénot, Brettel and Mollon, 1999), as two lights. */
const asSeen = {
  protan: ([red = 0, green = 0, blue = 0]: number[]) => [0.11238 * red + 0.88762 * green, blue],
  deutan: ([red = 0, green = 0, blue = 0]: number[]) => [0.29275 * red + 0.70725 * green, blue],
};

describe.each(['light', 'dark'] as const)('the shades of a trail on the %s map', (theme) => {
  const shades = shadesOf(theme);
  const colours = trailColours(theme);

  test('are evenly apart and grow lighter from little to much', () => {
    const steps = shades.slice(1).map((shade, index) => distance(shades[index] ?? shade, shade));
    // Where the line bends the chord is a little shorter.
    expect(Math.max(...steps) / Math.min(...steps)).toBeLessThan(1.25);
    for (const [index, shade] of shades.slice(1).entries()) expect(shade[0]).toBeGreaterThan(shades[index]?.[0] ?? 1);
  });

  test('are all shown by a screen', () => {
    expect(shades).toHaveLength(trailShades);
    for (const shade of shades)
      for (const light of linearOf(shade)) expect(light).toSatisfy((level: number) => level >= 0 && level <= 1);
  });

  test('stand out from the land below', () => {
    const land = luminance(lightOf(mapColours[theme].land));
    for (const colour of colours) expect(contrast(luminance(lightOf(colour)), land)).toBeGreaterThan(2.9);
  });

  test.each(['protan', 'deutan'] as const)('keep their order for %s eyes', (eyes) => {
    const seen = colours.map((colour) => asSeen[eyes](lightOf(colour)));
    for (const [index, [brightness = 0]] of seen.slice(1).entries())
      expect(brightness).toBeGreaterThan(seen[index]?.[0] ?? 1);
  });
});
