import type { Layer } from 'leaflet';
import { askForFont } from '../ask-for-font';
import { CanvasPane } from '../canvas-pane';
import type { MapTheme } from '../fleet-map-props';
import type { Frame } from '../frame';
import { mapColours } from '../palette';
import { createTakenRoom, placeLabels } from './label-placement';
import { type LabelStyle, labelStyles, nameWishes } from './label-wishes';
import { paintLabels } from './paint-labels';
import { loadPlaces, type Places } from './places';

const padding = 0.2;
/** More names than this are read by nobody. */
const mostLabels = 260;

export type LabelLayer = { layer: Layer; setTheme: (theme: MapTheme) => void };

/** The names of countries, waters and places on a canvas of their own. */
export function createLabelLayer(firstTheme: MapTheme, pane: string, onFailed: (error: Error) => void): LabelLayer {
  let theme = firstTheme;
  let places: Places | undefined;
  const widths = new Map<string, number>();

  const measureIn = (context: CanvasRenderingContext2D) => (text: string, style: LabelStyle) => {
    const key = `${style.font}|${text}`;
    const known = widths.get(key);
    if (known !== undefined) return known;
    context.font = style.font;
    context.letterSpacing = `${style.spacing}px`;
    const width = context.measureText(text).width;
    widths.set(key, width);
    return width;
  };

  const paint = (target: HTMLCanvasElement, frame: Frame) => {
    const context = target.getContext('2d');
    if (!context || !places) return;
    context.setTransform(frame.ratio, 0, 0, frame.ratio, 0, 0);
    context.clearRect(0, 0, frame.width, frame.height);
    const wishes = nameWishes(places, frame, measureIn(context));
    const room = createTakenRoom(frame.width, frame.height);
    paintLabels(context, placeLabels(room, wishes, mostLabels), mapColours[theme]);
  };

  const canvas = new CanvasPane({ pane, padding, paint });
  const redrawWithFont = () => {
    widths.clear();
    canvas.schedule();
  };
  let isAdded = false;
  canvas.on('add', () => {
    isAdded = true;
    document.fonts.addEventListener('loadingdone', redrawWithFont);
    for (const { font } of Object.values(labelStyles)) askForFont(font, 'Aäłş');
    loadPlaces().then(
      (loaded) => {
        places = loaded;
        if (isAdded) canvas.schedule();
      },
      (error: Error) => {
        if (isAdded) onFailed(error);
      },
    );
  });
  canvas.on('remove', () => {
    isAdded = false;
    document.fonts.removeEventListener('loadingdone', redrawWithFont);
  });

  return {
    layer: canvas,
    setTheme: (next) => {
      theme = next;
      canvas.schedule();
    },
  };
}
