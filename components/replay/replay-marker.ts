import * as Leaflet from 'leaflet';
import type { MapTheme } from '../map/fleet-map-props';
import { createMarkerCanvas } from '../map/marker-canvas';
import { directionOf, type MarkerLook } from '../map/marker-look';
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

/** A marker that Leaflet moves and a canvas draws; React knows nothing of it. */
export function createReplayMarker(map: Leaflet.Map, firstTheme: MapTheme): ReplayMarker {
  const { canvas, side, paint } = createMarkerCanvas(markerSize);
  const element = document.createElement('div');
  const age = document.createElement('span');
  element.append(canvas, age);
  const icon = Leaflet.divIcon({ className: 'motorcade-replayed', iconSize: [side, side], html: element });
  const marker = Leaflet.marker([0, 0], { icon, interactive: false, keyboard: false, zIndexOffset: 1_000 });
  let theme = firstTheme;

  return {
    setTheme: (next) => {
      theme = next;
    },
    show: (place, at, isParked) => {
      if (place === null) return void marker.remove();
      paint(lookOf(place, isParked), theme);
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
