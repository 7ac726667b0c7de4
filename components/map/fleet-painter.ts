import { blitMarkers, blitSprite } from './blit';
import { colourDensity, createDensityGrid, type DensityGrid, densityRamp, heapUp } from './density';
import type { FleetColumns } from './fleet-columns';
import type { MapMode, MapTheme } from './fleet-map-props';
import type { Frame } from './frame';
import { chooseLevel, type LevelOfDetail } from './level-of-detail';
import { mostNamed, paintMarkerNames } from './marker-names';
import { densityStops, mapColours } from './palette';
import type { Sprite } from './sprite';
import { createSpriteSheet } from './sprite-sheet';
import { createVisibleMarkers, findVisible, type VisibleMarkers } from './visible-markers';

/** Rank that lies above every other: of the selected vehicle. */
export const topRank = 3;

export type FleetPainter = {
  /** Draws the fleet onto a canvas that shows the frame. */
  paint: (canvas: HTMLCanvasElement, frame: Frame, columns: FleetColumns) => void;
  setTheme: (theme: MapTheme) => void;
  setMode: (mode: MapMode) => void;
  /** What was drawn last, for picking and for deciding what to do next. */
  markers: VisibleMarkers;
  level: () => LevelOfDetail | null;
};

type Surface = { image: ImageData; pixels: Uint32Array };
type Glow = { canvas: HTMLCanvasElement; surface: Surface; grid: DensityGrid };

function createSurface(width: number, height: number): Surface {
  const image = new ImageData(width, height);
  return { image, pixels: new Uint32Array(image.data.buffer) };
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser draws on no canvas');
  return context;
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
  let level: LevelOfDetail | null = null;
  let surface: Surface | undefined;
  let glow: Glow | undefined;
  let ramp = densityRamp(densityStops[theme]);
  const sheets = new Map<string, (look: number) => Sprite>();
  const markers = createVisibleMarkers();

  const sheetOf = (size: number, ratio: number, stride: number) => {
    const key = `${size} ${ratio} ${stride}`;
    const sheet = sheets.get(key) ?? createSpriteSheet(theme, size, ratio, stride);
    if (!sheets.has(key) && sheets.size > 8) sheets.clear();
    sheets.set(key, sheet);
    return sheet;
  };

  const paintSprites = (canvas: HTMLCanvasElement, frame: Frame, columns: FleetColumns, size: number) => {
    const { width, height } = canvas;
    if (surface?.image.width !== width || surface.image.height !== height) surface = createSurface(width, height);
    const { pixels, image } = surface;
    pixels.fill(0);
    blitMarkers({ pixels, width, height }, markers, columns.look, columns.rank, sheetOf(size, frame.ratio, width));
    const context = contextOf(canvas);
    context.putImageData(image, 0, 0);
    if (markers.count <= mostNamed) paintMarkerNames(context, frame, markers, nameOf, mapColours[theme]);
  };

  const paintGlow = (canvas: HTMLCanvasElement, frame: Frame, columns: FleetColumns) => {
    const fresh = createDensityGridIfNeeded(glow, canvas, frame.ratio);
    glow = fresh;
    heapUp(fresh.grid, markers, frame.ratio);
    colourDensity(fresh.grid, ramp, fresh.surface.pixels);
    contextOf(fresh.canvas).putImageData(fresh.surface.image, 0, 0);
    const context = contextOf(canvas);
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.imageSmoothingEnabled = true;
    const cell = canvas.width / fresh.grid.columns;
    context.drawImage(fresh.canvas, 0, 0, fresh.grid.columns * cell, fresh.grid.rows * cell);
    paintTop(context, frame, columns);
  };

  /** The selected vehicle is a marker even in the glow. */
  const paintTop = (context: CanvasRenderingContext2D, frame: Frame, columns: FleetColumns) => {
    for (let place = 0; place < markers.count; place++) {
      const vehicle = markers.vehicle[place] ?? 0;
      if (columns.rank[vehicle] !== topRank) continue;
      const side = Math.ceil(48 * frame.ratio) | 1;
      const left = (markers.x[place] ?? 0) - (side >> 1);
      const top = (markers.y[place] ?? 0) - (side >> 1);
      const patch = context.getImageData(left, top, side, side);
      const pixels = new Uint32Array(patch.data.buffer);
      const sprite = sheetOf(28, frame.ratio, side)(columns.look[vehicle] ?? 0);
      blitSprite({ pixels, width: side, height: side }, sprite, side >> 1, side >> 1);
      context.putImageData(patch, left, top);
    }
  };

  return {
    markers,
    level: () => level,
    setMode: (next) => {
      mode = next;
    },
    setTheme: (next) => {
      theme = next;
      ramp = densityRamp(densityStops[theme]);
      sheets.clear();
    },
    paint: (canvas, frame, columns) => {
      findVisible(columns, frame, markers);
      level = chooseLevel(markers.count, mode, level);
      if (level === 'density') paintGlow(canvas, frame, columns);
      else paintSprites(canvas, frame, columns, level);
    },
  };
}

function createDensityGridIfNeeded(glow: Glow | undefined, target: HTMLCanvasElement, ratio: number): Glow {
  const grid = createDensityGrid(target.width, target.height, ratio);
  if (glow?.grid.columns === grid.columns && glow.grid.rows === grid.rows) return glow;
  const canvas = document.createElement('canvas');
  canvas.width = grid.columns;
  canvas.height = grid.rows;
  return { canvas, grid, surface: createSurface(grid.columns, grid.rows) };
}
