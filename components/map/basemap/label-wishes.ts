import type { Frame } from '../frame';
import type { LabelWish } from './label-placement';
import type { Places } from './places';

export type LabelKind = 'country' | 'water' | 'capital' | 'city' | 'town';

/** A name that wants to be written, and how. */
export type NameWish = LabelWish & { kind: LabelKind; lines: readonly string[]; style: LabelStyle };

/** How a kind of name is written. Sizes in CSS pixels. */
export type LabelStyle = { font: string; spacing: number; lineHeight: number; colour: NameColour; dot: number };

type NameColour = 'countryName' | 'waterName' | 'capitalName' | 'cityName' | 'townName';

const family = '"Inter Variable", Inter, system-ui, sans-serif';
const styleOf = (weight: string, size: number, colour: NameColour, dot: number, spacing = 0): LabelStyle => ({
  font: `${weight} ${size}px ${family}`,
  spacing,
  lineHeight: Math.round(size * 1.25),
  colour,
  dot,
});

export const labelStyles = {
  countryLarge: styleOf('600', 13, 'countryName', 0, 2.2),
  country: styleOf('600', 11, 'countryName', 0, 1.4),
  water: styleOf('italic 450', 12, 'waterName', 0, 0.8),
  capital: styleOf('650', 13, 'capitalName', 2.6),
  metropolis: styleOf('560', 12.5, 'cityName', 2.1),
  city: styleOf('500', 12, 'cityName', 1.9),
  town: styleOf('450', 11, 'townName', 1.6),
} as const;

/** Names longer than this many letters are broken in two. */
const longName = 11;
/** From this many inhabitants, thousands. */
const metropolisFrom = 1_000;
const cityFrom = 100;
/** A country's name fits while it is at most so many times as wide as the country is about its middle. */
const widest = 3.2;
/** A country so large on the screen that its middle says nothing, CSS pixels. */
const tooLarge = 900;
const atPoint = ['right', 'left', 'below', 'above'] as const;
const inMiddle = ['centre'] as const;

/** Breaks a name at the space nearest to its middle. */
export function breakName(name: string): string[] {
  if (name.length <= longName || !name.includes(' ')) return [name];
  const spaces = [...name.matchAll(/ /g)].map((match) => match.index);
  const middle = name.length / 2;
  const at = spaces.reduce((best, index) => (Math.abs(index - middle) < Math.abs(best - middle) ? index : best));
  return [name.slice(0, at), name.slice(at + 1)];
}

/** Measures a line of text, CSS pixels. */
export type Measure = (text: string, style: LabelStyle) => number;

/** The names that belong into a frame at its zoom, the most important first. Pixels are CSS pixels of the frame. */
export function nameWishes(places: Places, frame: Frame, measure: Measure): NameWish[] {
  const { left, top, width, height, worldWidth, zoom } = frame;
  const wishes: NameWish[] = [];
  const worlds: number[] = [];
  for (let world = Math.floor(left / worldWidth); world * worldWidth < left + width; world++) worlds.push(world);

  const wish = (kind: LabelKind, x: number, y: number, name: string, style: LabelStyle, isPoint: boolean) => {
    for (const world of worlds) {
      const column = (x + world) * worldWidth - left;
      const row = y * worldWidth - top;
      if (column < 0 || row < 0 || column > width || row > height) continue;
      const lines = isPoint ? [name] : breakName(name);
      wishes.push({
        kind,
        lines,
        style,
        x: column,
        y: row,
        width: Math.max(...lines.map((line) => measure(line, style))) + 2,
        height: lines.length * style.lineHeight,
        anchors: isPoint ? atPoint : inMiddle,
        gap: style.dot + 4,
      });
    }
  };

  for (const { name, x, y, radius } of places.countries) {
    const reach = radius * worldWidth;
    const style = reach > 90 ? labelStyles.countryLarge : labelStyles.country;
    const text = name.toUpperCase();
    const needed = Math.max(...breakName(text).map((line) => measure(line, style)));
    if (needed <= reach * widest && reach < tooLarge) wish('country', x, y, text, style, false);
  }
  for (const { name, x, y, fromZoom, toZoom } of places.waters)
    if (zoom >= fromZoom && zoom <= toZoom) wish('water', x, y, name, labelStyles.water, false);
  const { names, fromZoom, isCapital, thousands } = places;
  for (let index = 0; index < names.length; index++) {
    if ((fromZoom[index] ?? 99) > zoom) continue;
    const people = thousands[index] ?? 0;
    const kind = isCapital[index] === 1 ? 'capital' : people >= cityFrom ? 'city' : 'town';
    const style = kind === 'city' && people >= metropolisFrom ? labelStyles.metropolis : labelStyles[kind];
    wish(kind, places.x[index] ?? 0, places.y[index] ?? 0, names[index] ?? '', style, true);
  }
  return wishes;
}
