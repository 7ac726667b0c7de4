import * as Leaflet from 'leaflet';
import type { MapSettings } from '../../server/contract/http';
import type { Motion } from '../../server/contract/motion';
import type { Position } from '../../server/contract/reading';
import { createBaseMap, wantsLessMotion } from './base-map';
import type { MapTheme } from './fleet-map-props';
import { createMarkerCanvas } from './marker-canvas';
import { directionOf, type MarkerLook } from './marker-look';
import { createSelectionLayer } from './selection-layer';
import { trailLine } from './trail-line';

export type VehicleOnMap = {
  tiles: MapSettings | null;
  position: Position | null;
  heading: number | null;
  motion: Motion | undefined;
  isStale: boolean;
  trail: readonly Position[];
  theme: MapTheme;
};

export type VehicleMapHandle = { update: (vehicle: VehicleOnMap) => void; remove: () => void };

const firstZoom = 9;
const markerSize = 30;

/** Makes the small map of one vehicle: it begins where the vehicle is and goes with it while that is in sight. */
export function createVehicleMap(element: HTMLElement, first: VehicleOnMap): VehicleMapHandle {
  const center: [number, number] = [first.position?.latitude ?? 50.2, first.position?.longitude ?? 10.4];
  const base = createBaseMap(element, {
    theme: first.theme,
    tiles: first.tiles,
    center,
    zoom: first.position ? firstZoom : 4,
  });
  const { map } = base;
  map.scrollWheelZoom.disable();
  const selection = createSelectionLayer(map);
  const { canvas, side, paint } = createMarkerCanvas(markerSize);
  const icon = Leaflet.divIcon({ className: 'motorcade-vehicle', iconSize: [side, side], html: canvas });
  const marker = Leaflet.marker(center, { icon, interactive: false, keyboard: false });
  let { tiles } = first;
  let hasPosition = first.position !== null;

  const update = (vehicle: VehicleOnMap) => {
    base.setTheme(vehicle.theme);
    if (vehicle.tiles !== tiles) base.setTiles(vehicle.tiles);
    tiles = vehicle.tiles;
    selection.setTrail(trailLine(vehicle.trail));
    const { position } = vehicle;
    if (!position) {
      marker.remove();
      return;
    }
    const place = Leaflet.latLng(position.latitude, position.longitude);
    const wasInSight = map.hasLayer(marker) && map.getBounds().contains(marker.getLatLng());
    paint(lookOfVehicle(vehicle), vehicle.theme);
    marker.setLatLng(place).addTo(map);
    if (!hasPosition) map.setView(place, firstZoom);
    else if (wasInSight) map.panTo(place, { animate: !wantsLessMotion() });
    hasPosition = true;
  };
  update(first);
  return { update, remove: base.remove };
}

function lookOfVehicle({ heading, motion, isStale }: VehicleOnMap): MarkerLook {
  const isMoving = motion === undefined || motion === 'moving';
  const shape = isMoving ? (heading === null ? 'moving-anywhere' : 'moving') : motion;
  return {
    // An arrow says where the vehicle points; in the neutral colour it claims nothing about what it does.
    motion: motion ?? 'parked',
    shape,
    direction: shape === 'moving' ? directionOf(heading ?? 0) : 0,
    needsAttention: false,
    isHatched: isStale,
  };
}
