import type { MapTheme } from '../map/fleet-map-props';

/**
 * Colours of lines, told apart by protan, deutan and tritan eyes and each at 3:1 on its scheme's surface. What comes
 * after the last of them begins again, dashed.
 */
const colours: Record<MapTheme, readonly string[]> = {
  light: ['#0b66b0', '#b3541e', '#047857', '#7a4fd6', '#b0357f', '#5d6673'],
  dark: ['#6cc0f7', '#ff9f5a', '#3ed6a4', '#b9a1f7', '#f58ac4', '#aab5c4'],
};

export type SeriesLook = { colour: string; isDashed: boolean };

/** How the series at a place among those chosen is drawn. */
export function seriesLook(place: number, theme: MapTheme): SeriesLook {
  const set = colours[theme];
  return { colour: set[place % set.length] ?? '#5d6673', isDashed: place >= set.length };
}

/** Fills of states, for values in the order they are met; text on them is the scheme's ink, at 4.5:1. */
const fills: Record<MapTheme, readonly string[]> = {
  light: ['#cfe4f7', '#fbe0cc', '#cdeee0', '#e4dafa', '#f7d5e8', '#dde2e9'],
  dark: ['#16405f', '#5a3616', '#12493a', '#40336e', '#5b2547', '#333e4c'],
};

export const stateFill = (place: number, theme: MapTheme): string =>
  fills[theme][place % fills[theme].length] ?? '#888';

/** What else is drawn on a canvas, which knows no CSS variables: those of components/ui/theme.css. */
export const chartInk: Record<
  MapTheme,
  { ink: string; dimmed: string; line: string; surface: string; accent: string }
> = {
  light: { ink: '#1a2028', dimmed: '#586372', line: '#e1e6ec', surface: '#ffffff', accent: '#5c37b8' },
  dark: { ink: '#e4e9f0', dimmed: '#9ba6b6', line: '#262f3b', surface: '#131920', accent: '#b9a1f7' },
};
