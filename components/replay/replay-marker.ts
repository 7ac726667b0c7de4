import * as Leaflet from 'leaflet';
import type { Motion } from '../../server/contract/motion';
import type { MapTheme } from '../map/fleet-map-props';
import { createMarkerCanvas } from '../map/marker-canvas';
import { directionOf, type MarkerLook } from '../map/marker-look';
import { formatAge } from '../ui/format-age';
import type { DrivePlace } from './drive';

/** The vehicle on the map of a replay. */
export type ReplayMarker = {
  /**
   * Shows it where it is; null takes it away. A ghost is hatched and says how long ago it was there.
   * @param standing what a vehicle does that stands there
   */
  show: (place: DrivePlace | null, at: number, standing: Motion) => void;
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
    show: (place, at, standing) => {
      if (place === null) return void marker.remove();
      paint(lookOf(place, standing), theme);
      const isGhost = place.kind === 'ghost';
      element.dataset.ghost = String(isGhost);
      const words = isGhost ? `last seen ${formatAge(at - place.seenAt)} before` : '';
      if (age.textContent !== words) age.textContent = words;
      marker.setLatLng([place.latitude, place.longitude]);
      if (!map.hasLayer(marker)) marker.addTo(map);
    },
  };
}

function lookOf({ kind, heading }: DrivePlace, standing: Motion): MarkerLook {
  const plain = { direction: 0, needsAttention: false, isHatched: false };
  if (kind === 'ghost') return { ...plain, motion: 'stale', shape: 'stale', isHatched: true };
  if (kind === 'moving') return { ...plain, motion: 'moving', shape: 'moving', direction: directionOf(heading ?? 0) };
  // As it is told: who has stood within its way may still say that it moves.
  const shape = standing === 'moving' ? 'moving-anywhere' : standing;
  return { ...plain, motion: standing, shape, isHatched: standing === 'stale' };
}
