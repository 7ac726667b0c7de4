import type { Frame } from './frame';

/** The markers inside a frame: device pixels from its upper left corner, and the vehicles' indices. */
export type VisibleMarkers = { x: Int32Array; y: Int32Array; vehicle: Int32Array; count: number };

export function createVisibleMarkers(): VisibleMarkers {
  return { x: new Int32Array(0), y: new Int32Array(0), vehicle: new Int32Array(0), count: 0 };
}

/** Where the vehicles are, in world widths, and whether each is to be drawn at all. */
export type Places = { count: number; x: Float64Array; y: Float64Array; isDrawn: Uint8Array };

/**
 * Finds the markers inside a frame by looking at each vehicle: 0.3 ms for 100,000, so no index is kept. A frame that
 * shows the world more than once, as across 180°, shows its markers as often.
 */
export function findVisible(places: Places, frame: Frame, into: VisibleMarkers): void {
  const { count, x, y, isDrawn } = places;
  const scale = frame.worldWidth * frame.ratio;
  const top = frame.top * frame.ratio;
  const width = Math.round(frame.width * frame.ratio);
  const height = Math.round(frame.height * frame.ratio);
  const firstWorld = Math.floor(frame.left / frame.worldWidth);
  const lastWorld = Math.floor((frame.left + frame.width) / frame.worldWidth);
  reserve(into, count * (lastWorld - firstWorld + 1));
  let found = 0;
  for (let world = firstWorld; world <= lastWorld; world++) {
    const left = frame.left * frame.ratio - world * scale;
    for (let vehicle = 0; vehicle < count; vehicle++) {
      if (isDrawn[vehicle] === 0) continue;
      const column = (x[vehicle] ?? 0) * scale - left;
      const row = (y[vehicle] ?? 0) * scale - top;
      if (column < 0 || row < 0 || column >= width || row >= height) continue;
      into.x[found] = column;
      into.y[found] = row;
      into.vehicle[found++] = vehicle;
    }
  }
  into.count = found;
}

function reserve(markers: VisibleMarkers, room: number): void {
  if (markers.x.length >= room) return;
  markers.x = new Int32Array(room);
  markers.y = new Int32Array(room);
  markers.vehicle = new Int32Array(room);
}
