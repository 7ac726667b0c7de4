import * as Leaflet from 'leaflet';
import { trailPane } from './base-map';

export type SelectionLayer = {
  /** Moves the ring; null takes it away. */
  setPlace: (place: Leaflet.LatLngLiteral | null) => void;
  setTrail: (line: readonly [number, number][]) => void;
};

const ringSize = 44;

/** What belongs to the selected vehicle: a ring about its marker and the line of where it has been. */
export function createSelectionLayer(map: Leaflet.Map): SelectionLayer {
  const icon = Leaflet.divIcon({
    className: 'motorcade-selection',
    iconSize: [ringSize, ringSize],
    html: '<span></span>',
  });
  const ring = Leaflet.marker([0, 0], { icon, interactive: false, keyboard: false });
  const line = { pane: trailPane, interactive: false, smoothFactor: 1, lineJoin: 'round', lineCap: 'round' } as const;
  const halo = Leaflet.polyline([], { ...line, className: 'motorcade-trail-halo', weight: 6 });
  const trail = Leaflet.polyline([], { ...line, className: 'motorcade-trail', weight: 3 });
  return {
    setPlace: (place) => {
      if (!place) return void ring.remove();
      ring.setLatLng(place);
      if (!map.hasLayer(ring)) ring.addTo(map);
    },
    setTrail: (points) => {
      for (const part of [halo, trail]) {
        part.setLatLngs([...points]);
        if (points.length === 0) part.remove();
        else if (!map.hasLayer(part)) part.addTo(map);
      }
    },
  };
}
