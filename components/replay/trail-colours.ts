import type { MapTheme } from '../map/fleet-map-props';

/** A colour in OKLab: lightness 0 to 1, green to red, blue to yellow. Equal distances look equally far apart. */
export type OkLab = readonly [lightness: number, greenRed: number, blueYellow: number];

/** Shades of one scale. More cannot be told apart along a line. */
export const trailShades = 16;

/**
 * From little to much. Lightness and the way from blue to yellow, which people who confuse red and green see as others
 * do, both only rise; either end stands out from the map (3:1), and what is more stands out from what is less in grey as well.
 */
const anchors: Record<MapTheme, readonly OkLab[]> = {
  light: [
    [0.31, 0.035, -0.16],
    [0.48, -0.06, -0.035],
    [0.65, -0.012, 0.13],
  ],
  dark: [
    [0.54, 0.0, -0.17],
    [0.76, -0.105, -0.015],
    [0.94, -0.035, 0.135],
  ],
};

const distance = (one: OkLab, other: OkLab) => Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);

const between = (one: OkLab, other: OkLab, share: number): OkLab => [
  one[0] + (other[0] - one[0]) * share,
  one[1] + (other[1] - one[1]) * share,
  one[2] + (other[2] - one[2]) * share,
];

/** The point of a broken line so far along it. @param share of its whole length, 0 to 1 */
function along(line: readonly OkLab[], share: number): OkLab {
  const lengths = line.slice(1).map((point, index) => distance(line[index] ?? point, point));
  let left = share * lengths.reduce((sum, length) => sum + length, 0);
  for (const [index, length] of lengths.entries()) {
    const [from, to] = [line[index], line[index + 1]];
    if (from === undefined || to === undefined) break;
    if (left <= length || index === lengths.length - 1) return between(from, to, Math.min(1, left / length));
    left -= length;
  }
  throw new Error('a scale needs two anchors at least');
}

/** The shades of a theme from little to much, in OKLab, evenly apart. */
export function shadesOf(theme: MapTheme): OkLab[] {
  return Array.from({ length: trailShades }, (_, shade) => along(anchors[theme], shade / (trailShades - 1)));
}

/** Linear light of red, green and blue; outside 0 to 1 where a screen cannot show it (Ottosson, OKLab, 2020). */
export function linearOf([lightness, greenRed, blueYellow]: OkLab): [number, number, number] {
  const long = (lightness + 0.3963377774 * greenRed + 0.2158037573 * blueYellow) ** 3;
  const middle = (lightness - 0.1055613458 * greenRed - 0.0638541728 * blueYellow) ** 3;
  const short = (lightness - 0.0894841775 * greenRed - 1.291485548 * blueYellow) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
  ];
}

/** Linear light to what a screen is told, 0 to 255 (sRGB, IEC 61966-2-1). */
function channel(light: number): number {
  const clamped = Math.min(1, Math.max(0, light));
  return Math.round(255 * (clamped <= 0.0031308 ? 12.92 * clamped : 1.055 * clamped ** (1 / 2.4) - 0.055));
}

/** The shades of a theme as CSS colours, from little to much. */
export function trailColours(theme: MapTheme): string[] {
  return shadesOf(theme).map(
    (shade) =>
      `#${linearOf(shade)
        .map((light) => channel(light).toString(16).padStart(2, '0'))
        .join('')}`,
  );
}
