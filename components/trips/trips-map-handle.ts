import * as Leaflet from 'leaflet';
import type { MapSettings } from '../../server/contract/http';
import { createBaseMap, trailPane } from '../map/base-map';
import type { MapTheme } from '../map/fleet-map-props';
import type { Drive } from '../replay/drive';
import { pathLines } from './path-lines';
import './trips-map.css';

/** A place with a mark upon it. `name` is told on hover. */
export type PathMark = { latitude: number; longitude: number; kind: 'start' | 'end' | 'stop'; name: string };

export type TripsOnMap = {
  drive: Drive;
  marks: readonly PathMark[];
  theme: MapTheme;
  tiles: MapSettings | null;
  /** The map is brought to the path when this changes. */
  subject: string;
};

export type TripsMapHandle = { update: (next: TripsOnMap) => void; remove: () => void };

const line = { pane: trailPane, interactive: false, smoothFactor: 1, lineJoin: 'round', lineCap: 'round' } as const;
const closestZoom = 14;

/** Makes the map beside a list of trips: the path of what is selected, with its ends and stops. */
export function createTripsMap(element: HTMLElement, first: TripsOnMap): TripsMapHandle {
  const base = createBaseMap(element, { theme: first.theme, tiles: first.tiles, center: [50.2, 10.4], zoom: 4 });
  const { map } = base;
  map.scrollWheelZoom.disable();
  const halo = Leaflet.polyline([], { ...line, className: 'motorcade-trail-halo', weight: 6 }).addTo(map);
  const driven = Leaflet.polyline([], { ...line, className: 'motorcade-trail', weight: 3 }).addTo(map);
  const unknown = Leaflet.polyline([], { ...line, className: 'motorcade-path-unknown', weight: 2, dashArray: '2 7' });
  unknown.addTo(map);
  const marks = Leaflet.layerGroup().addTo(map);
  let { tiles } = first;
  let subject: string | null = null;
  let drawn: Pick<TripsOnMap, 'drive' | 'marks'> | null = null;

  const draw = (next: TripsOnMap) => {
    const lines = pathLines(next.drive);
    halo.setLatLngs(lines.driven);
    driven.setLatLngs(lines.driven);
    unknown.setLatLngs(lines.unknown);
    marks.clearLayers();
    for (const mark of next.marks) marks.addLayer(markerOf(mark));
    drawn = next;
  };
  const lookAt = (next: TripsOnMap) => {
    const bounds = Leaflet.latLngBounds([]);
    for (const [index, latitude] of next.drive.latitude.entries())
      bounds.extend([latitude, next.drive.longitude[index] ?? 0]);
    for (const { latitude, longitude } of next.marks) bounds.extend([latitude, longitude]);
    if (!bounds.isValid()) return;
    map.fitBounds(bounds, { padding: [36, 36], maxZoom: closestZoom, animate: false });
    subject = next.subject;
  };
  const update = (next: TripsOnMap) => {
    base.setTheme(next.theme);
    if (next.tiles !== tiles) base.setTiles(next.tiles);
    tiles = next.tiles;
    if (drawn?.drive !== next.drive || drawn.marks !== next.marks) draw(next);
    if (next.subject !== subject) lookAt(next);
  };
  update(first);
  return { update, remove: base.remove };
}

function markerOf({ latitude, longitude, kind, name }: PathMark): Leaflet.Marker {
  const icon = Leaflet.divIcon({ className: `motorcade-mark motorcade-mark-${kind}`, iconSize: [18, 18] });
  const marker = Leaflet.marker([latitude, longitude], {
    icon,
    keyboard: false,
    zIndexOffset: kind === 'stop' ? 0 : 500,
  });
  return marker.bindTooltip(name, { className: 'motorcade-tooltip', direction: 'top', offset: [0, -8] });
}
