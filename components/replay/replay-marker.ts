import * as Leaflet from 'leaflet';
import type { MapTheme } from '../map/fleet-map-props';
import { directionOf, type MarkerLook } from '../map/marker-look';
import { markerUnits } from '../map/marker-shapes';
import { paintMarker } from '../map/paint-marker';
import { formatAge } from '../ui/format-age';
import type { DrivePlace } from './drive';

/** The vehicle on the map of a replay. */
export type ReplayMarker = {
  /**
   * Shows it where it is; null takes it away. A ghost is hatched and says how long ago it was there.
   * @param isParked it stands after a trip, rather than within one
   */
  show: (place: DrivePlace | null, at: number, isParked: boolean) => void;
  setTheme: (theme: MapTheme) => void;
};

const markerSize = 32;
const ratio = 2;

/** A marker that Leaflet moves and a canvas draws; React knows nothing of it. */
export function createReplayMarker(map: Leaflet.Map, firstTheme: MapTheme): ReplayMarker {
  const side = (markerSize / 28) * markerUnits;
  const element = document.createElement('div');
  const canvas = document.createElement('canvas');
  canvas.width = side * ratio;
  canvas.height = side * ratio;
  canvas.style.width = `${side}px`;
  canvas.style.height = `${side}px`;
  const age = document.createElement('span');
  element.append(canvas, age);
  const icon = Leaflet.divIcon({ className: 'motorcade-replayed', iconSize: [side, side], html: element });
  const marker = Leaflet.marker([0, 0], { icon, interactive: false, keyboard: false, zIndexOffset: 1_000 });
  let theme = firstTheme;
  let painted = '';

  const paint = (look: MarkerLook) => {
    const key = `${theme} ${look.shape} ${look.direction} ${look.isHatched}`;
    if (key === painted) return;
    painted = key;
    const context = canvas.getContext('2d');
    if (!context) return;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.setTransform(ratio, 0, 0, ratio, canvas.width / 2, canvas.height / 2);
    paintMarker(context, look, theme, markerSize);
  };

  return {
    setTheme: (next) => {
      theme = next;
    },
    show: (place, at, isParked) => {
      if (place === null) return void marker.remove();
      paint(lookOf(place, isParked));
      const isGhost = place.kind === 'ghost';
      element.dataset.ghost = String(isGhost);
      const words = isGhost ? `last seen ${formatAge(at - place.seenAt)} before` : '';
      if (age.textContent !== words) age.textContent = words;
      marker.setLatLng([place.latitude, place.longitude]);
      if (!map.hasLayer(marker)) marker.addTo(map);
    },
  };
}

function lookOf({ kind, heading }: DrivePlace, isParked: boolean): MarkerLook {
  const plain = { direction: 0, needsAttention: false, isHatched: false };
  if (kind === 'ghost') return { ...plain, motion: 'stale', shape: 'stale', isHatched: true };
  if (kind === 'moving') return { ...plain, motion: 'moving', shape: 'moving', direction: directionOf(heading ?? 0) };
  const shape = isParked ? 'parked' : 'idling';
  return { ...plain, motion: shape, shape };
}
