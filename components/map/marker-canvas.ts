import type { MapTheme } from './fleet-map-props';
import type { MarkerLook } from './marker-look';
import { markerUnits } from './marker-shapes';
import { paintMarker } from './paint-marker';

/** Pixels of the canvas for one of the page, so that it is sharp on dense screens. */
const ratio = 2;

/**
 * A canvas for one marker, which Leaflet moves. It is painted anew only where it looks different.
 * @param size of the marker's body, CSS pixels; the canvas has room for what stands around that: `side`
 */
export function createMarkerCanvas(size: number) {
  const side = (size / 28) * markerUnits;
  const canvas = document.createElement('canvas');
  canvas.width = side * ratio;
  canvas.height = side * ratio;
  canvas.style.width = `${side}px`;
  canvas.style.height = `${side}px`;
  let painted = '';
  const paint = (look: MarkerLook, theme: MapTheme) => {
    const key = JSON.stringify([look, theme]);
    const context = canvas.getContext('2d');
    if (key === painted || context === null) return;
    painted = key;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.setTransform(ratio, 0, 0, ratio, canvas.width / 2, canvas.height / 2);
    paintMarker(context, look, theme, size);
  };
  return { canvas, side, paint };
}
