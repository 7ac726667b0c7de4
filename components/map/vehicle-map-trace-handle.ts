import * as Leaflet from 'leaflet';
import type { MapSettings } from '../../server/contract/http';
import type { Position } from '../../server/contract/reading';
import { createBaseMap } from './base-map';
import type { MapTheme } from './fleet-map-props';
import { createSelectionLayer } from './selection-layer';
import { trailLine } from './trail-line';

export type TraceOnMap = {
  tiles: MapSettings | null;
  theme: MapTheme;
  /** Where the vehicle was, in order. The map is brought to it when `subject` changes, and else stays where it is. */
  trail: readonly Position[];
  subject: string;
};

export type TraceMapHandle = {
  update: (trace: TraceOnMap) => void;
  /** Moves the mark along the trail, or takes it away; the map stays where it is unless the mark would leave it. */
  point: (place: Position | null) => void;
  remove: () => void;
};

const closestZoom = 14;

/** Makes a map of where a vehicle was over a time, with a mark that is moved as somebody reads a chart. */
export function createTraceMap(element: HTMLElement, first: TraceOnMap): TraceMapHandle {
  const base = createBaseMap(element, { theme: first.theme, tiles: first.tiles, center: [50.2, 10.4], zoom: 4 });
  const { map } = base;
  map.scrollWheelZoom.disable();
  const selection = createSelectionLayer(map);
  const icon = Leaflet.divIcon({ className: 'motorcade-trace-mark', iconSize: [16, 16] });
  const mark = Leaflet.marker([0, 0], { icon, interactive: false, keyboard: false });
  let { tiles } = first;
  let subject: string | null = null;
  let trail: readonly Position[] | null = null;

  const update = (next: TraceOnMap) => {
    base.setTheme(next.theme);
    if (next.tiles !== tiles) base.setTiles(next.tiles);
    tiles = next.tiles;
    if (next.trail === trail) return;
    trail = next.trail;
    const line = trailLine(trail);
    selection.setTrail(line);
    if (next.subject === subject || line.length === 0) return;
    map.fitBounds(Leaflet.latLngBounds(line), { padding: [24, 24], maxZoom: closestZoom, animate: false });
    subject = next.subject;
  };
  update(first);
  return {
    update,
    point: (place) => {
      if (place === null) return void mark.remove();
      const there = Leaflet.latLng(place.latitude, place.longitude);
      mark.setLatLng(there);
      if (!map.hasLayer(mark)) mark.addTo(map);
      if (!map.getBounds().contains(there)) map.panTo(there, { animate: false });
    },
    remove: base.remove,
  };
}
