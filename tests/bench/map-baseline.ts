import * as Leaflet from 'leaflet';
import type { MapView } from '../../components/map/fleet-map-props';
import type { FleetSource } from '../../components/map/fleet-source';

export type CircleMap = { remove: () => void };

/** The fleet as an ordinary Leaflet application draws it at its best: one circle marker a vehicle on Leaflet's own canvas. */
export function createCircleMap(element: HTMLElement, source: FleetSource, view: MapView): CircleMap {
  const map = Leaflet.map(element, { preferCanvas: true, center: [view.latitude, view.longitude], zoom: view.zoom });
  const circles = Array.from({ length: source.count() }, (_, index) => {
    const { latitude, longitude } = source.vehicleAt(index);
    return Leaflet.circleMarker([latitude ?? 0, longitude ?? 0], { radius: 5, weight: 1 }).addTo(map);
  });
  const unsubscribe = source.subscribe((changed) => {
    for (const index of changed === 'all' ? circles.keys() : changed) {
      const { latitude, longitude } = source.vehicleAt(index);
      circles[index]?.setLatLng([latitude ?? 0, longitude ?? 0]);
    }
  });
  return {
    remove: () => {
      unsubscribe();
      map.remove();
    },
  };
}
