import { createTakenRoom, type LabelWish, placeLabels } from './basemap/label-placement';
import type { Frame } from './frame';
import type { MapColours } from './palette';
import type { VisibleMarkers } from './visible-markers';

/** Markers bear their names while at most so many are in sight. */
export const mostNamed = 80;

/** A canvas asks for no font by itself: whoever paints names loads this one. */
export const nameFont = '600 11px "Inter Variable", Inter, system-ui, sans-serif';
const plateHeight = 17;
const platePadding = 5;
/** Room a marker itself takes about its middle, CSS pixels. */
const markerRoom = 18;
/** From a marker's middle to its name: beyond the room it takes by more than placement rounds. CSS pixels. */
const gap = 15;

type NamedMarker = LabelWish & { name: string };

/** Writes names beside markers where there is room; a name covers no marker and no other name. */
export function paintMarkerNames(
  context: CanvasRenderingContext2D,
  frame: Frame,
  markers: VisibleMarkers,
  nameOf: (vehicle: number) => string,
  colours: MapColours,
): void {
  const room = createTakenRoom(frame.width, frame.height);
  context.save();
  context.setTransform(frame.ratio, 0, 0, frame.ratio, 0, 0);
  context.font = nameFont;
  context.letterSpacing = '0px';
  const wishes: NamedMarker[] = [];
  for (let place = 0; place < markers.count; place++) {
    const name = nameOf(markers.vehicle[place] ?? 0);
    const x = (markers.x[place] ?? 0) / frame.ratio;
    const y = (markers.y[place] ?? 0) / frame.ratio;
    const width = context.measureText(name).width + 2 * platePadding;
    wishes.push({
      name,
      x,
      y,
      width,
      height: plateHeight,
      gap,
      anchors: ['right', 'left', 'below', 'above'],
    });
  }
  const bodies = wishes.map(({ x, y }) => ({
    x,
    y,
    width: markerRoom,
    height: markerRoom,
    gap: 0,
    anchors: ['centre'] as const,
  }));
  placeLabels(room, bodies, bodies.length);
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  for (const { wish, left, top } of placeLabels(room, wishes, mostNamed)) {
    context.fillStyle = colours.plate;
    context.beginPath();
    context.roundRect(left, top, wish.width, plateHeight, 4);
    context.fill();
    context.fillStyle = colours.capitalName;
    context.fillText(wish.name, left + platePadding, top + plateHeight / 2 + 0.5);
  }
  context.restore();
}
