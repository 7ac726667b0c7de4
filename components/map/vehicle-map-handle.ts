import * as Leaflet from 'leaflet';
import type { MapSettings } from '../../server/contract/http';
import type { Motion } from '../../server/contract/motion';
import type { Position } from '../../server/contract/reading';
import { createBaseMap, wantsLessMotion } from './base-map';
import type { MapTheme } from './fleet-map-props';
import { directionOf, type MarkerLook } from './marker-look';
import { markerUnits } from './marker-shapes';
import { paintMarker } from './paint-marker';
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
const ratio = 2;

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
  const canvas = document.createElement('canvas');
  const side = (markerSize / 28) * markerUnits;
  canvas.width = side * ratio;
  canvas.height = side * ratio;
  canvas.style.width = `${side}px`;
  canvas.style.height = `${side}px`;
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
    paint(canvas, lookOfVehicle(vehicle), vehicle.theme);
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

function paint(canvas: HTMLCanvasElement, look: MarkerLook, theme: MapTheme): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.setTransform(ratio, 0, 0, ratio, canvas.width / 2, canvas.height / 2);
  paintMarker(context, look, theme, markerSize);
}
