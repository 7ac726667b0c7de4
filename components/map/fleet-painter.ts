import { blitMarkers, type Picture, topRank } from './blit';
import { createDensityGrid, type DensityGrid, densityRamp, heapUp, paintGlow } from './density';
import type { FleetColumns } from './fleet-columns';
import type { MapMode, MapTheme } from './fleet-map-props';
import type { Frame } from './frame';
import { chooseLevel, crowdOf, type LevelOfDetail } from './level-of-detail';
import { mostNamed, paintMarkerNames } from './marker-names';
import { densityStops, mapColours } from './palette';
import type { Sprite } from './sprite';
import { createSpriteSheet } from './sprite-sheet';
import { createVisibleMarkers, findVisible, type VisibleMarkers } from './visible-markers';

export type FleetPainter = {
  /** Draws the fleet onto a canvas that shows the frame; nothing while the canvas has no size, as in a hidden map. */
  paint: (canvas: HTMLCanvasElement, frame: Frame, columns: FleetColumns) => void;
  setTheme: (theme: MapTheme) => void;
  setMode: (mode: MapMode) => void;
  setPast: (isPast: boolean) => void;
  /** What was drawn last, for picking and for deciding what to do next. */
  markers: VisibleMarkers;
  level: () => LevelOfDetail | null;
};

type Surface = Picture & { image: ImageData; grid: DensityGrid };

/** Marker of the selected vehicle upon a glow, CSS pixels. */
const topSize = 28;
const mostSheets = 8;

function createSurface(width: number, height: number, ratio: number): Surface {
  const image = new ImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  return { image, pixels, width, height, grid: createDensityGrid(width, height, ratio) };
}

/**
 * Draws the whole fleet at once: sprites written into pixels, or a glow where there are too many to tell apart.
 * @param nameOf what people call the vehicle at a place of the columns
 */
export function createFleetPainter(
  firstTheme: MapTheme,
  firstMode: MapMode,
  nameOf: (vehicle: number) => string,
): FleetPainter {
  let theme = firstTheme;
  let mode = firstMode;
  let isPast = false;
  let level: LevelOfDetail | null = null;
  let surface: Surface | undefined;
  let ramp = densityRamp(densityStops[theme]);
  const sheets = new Map<string, (look: number) => Sprite>();
  const markers = createVisibleMarkers();

  const surfaceOf = ({ width, height }: HTMLCanvasElement, ratio: number): Surface => {
    if (surface?.width !== width || surface.height !== height) surface = createSurface(width, height, ratio);
    return surface;
  };
  const sheetOf = (size: number, ratio: number, stride: number) => {
    const key = `${size} ${ratio} ${stride}`;
    const sheet = sheets.get(key) ?? createSpriteSheet(theme, isPast, size, ratio, stride);
    if (!sheets.has(key) && sheets.size >= mostSheets) sheets.clear();
    sheets.set(key, sheet);
    return sheet;
  };

  return {
    markers,
    level: () => level,
    setMode: (next) => {
      mode = next;
    },
    setPast: (next) => {
      if (next !== isPast) sheets.clear();
      isPast = next;
    },
    setTheme: (next) => {
      theme = next;
      ramp = densityRamp(densityStops[theme]);
      sheets.clear();
    },
    paint: (canvas, frame, columns) => {
      if (canvas.width === 0 || canvas.height === 0) {
        markers.count = 0;
        return;
      }
      const context = canvas.getContext('2d');
      if (!context) throw new Error('this browser draws on no canvas');
      findVisible(columns, frame, markers);
      level = chooseLevel(crowdOf(markers, canvas.width, canvas.height, frame.ratio), mode, level);
      const target = surfaceOf(canvas, frame.ratio);
      target.pixels.fill(0);
      if (level === 'density') {
        heapUp(target.grid, markers);
        paintGlow(target.grid, ramp, target);
      }
      const isGlow = level === 'density';
      const sheet = sheetOf(level === 'density' ? topSize : level, frame.ratio, target.width);
      blitMarkers(target, markers, columns.look, columns.rank, sheet, isGlow ? topRank : 0);
      context.putImageData(target.image, 0, 0);
      if (!isGlow && markers.count <= mostNamed) paintMarkerNames(context, frame, markers, nameOf, mapColours[theme]);
    },
  };
}
