import type * as Leaflet from 'leaflet';
import { CanvasPane } from '../map/canvas-pane';
import type { MapTheme } from '../map/fleet-map-props';
import type { Frame } from '../map/frame';
import { mercatorX, mercatorY } from '../map/projection';
import type { Drive, DrivePlace } from './drive';
import { trailColours } from './trail-colours';
import { paintDriven, paintWhole, type Trail, type TrailInk, type TrailPoint } from './trail-paint';

/** A way as it is drawn: a shade for each step, and how far along it the vehicle is. */
export type TrailLayer = {
  setTrail: (drive: Drive, shades: Int8Array, theme: MapTheme) => void;
  /** Shows the way as driven up to this place; the rest stays thin. Null is before its beginning. */
  show: (place: DrivePlace | null) => void;
};

const inks: Record<MapTheme, Omit<TrailInk, 'shades'>> = {
  light: { plain: '#6b7685', halo: 'rgba(255, 255, 255, 0.75)' },
  dark: { plain: '#93a0b3', halo: 'rgba(8, 12, 18, 0.7)' },
};

/** Draws a way on a canvas above the base map. While it plays on, only what is new is drawn. */
export function createTrailLayer(map: Leaflet.Map, pane: string): TrailLayer {
  let trail: Trail | null = null;
  let place: DrivePlace | null = null;
  /** What the canvas shows, and up to where; null where it must be drawn anew. */
  let drawn: { canvas: HTMLCanvasElement; frame: Frame; to: TrailPoint | null } | null = null;

  const layer = new CanvasPane({
    pane,
    padding: 0.3,
    paint: (canvas, frame) => {
      const context = begin(canvas, frame);
      context?.clearRect(0, 0, frame.width, frame.height);
      const to = pointOf(place);
      if (context && trail) {
        paintWhole(context, frame, trail);
        if (to) paintDriven(context, frame, trail, null, to);
      }
      drawn = { canvas, frame, to };
    },
  });
  layer.addTo(map);

  return {
    setTrail: (drive, shades, theme) => {
      trail = trailOf(drive, shades, theme);
      drawn = null;
      layer.schedule();
    },
    show: (next) => {
      const isBack = wayOf(next) < wayOf(place);
      place = next;
      const to = pointOf(next);
      if (drawn === null || isBack || drawn.frame !== layer.lastFrame) {
        layer.schedule();
        return;
      }
      const context = to && begin(drawn.canvas, drawn.frame);
      if (!context || !trail) return;
      paintDriven(context, drawn.frame, trail, drawn.to, to);
      drawn.to = to;
    },
  };
}

function trailOf(drive: Drive, shades: Int8Array, theme: MapTheme): Trail {
  const x = Float64Array.from(drive.longitude, mercatorX);
  return {
    x,
    y: Float64Array.from(drive.latitude, mercatorY),
    steps: drive.steps,
    shades,
    west: x.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY),
    east: x.reduce((greatest, one) => Math.max(greatest, one), Number.NEGATIVE_INFINITY),
    ink: { ...inks[theme], shades: trailColours(theme) },
  };
}

/** How far along its way something is, in steps. */
const wayOf = (place: DrivePlace | null): number => (place === null ? -1 : place.index + place.share);

const pointOf = (place: DrivePlace | null): TrailPoint | null =>
  place === null ? null : { index: place.index, x: mercatorX(place.longitude), y: mercatorY(place.latitude) };

function begin(canvas: HTMLCanvasElement, { ratio }: Frame): CanvasRenderingContext2D | null {
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.lineJoin = 'round';
  context.lineCap = 'round';
  return context;
}
