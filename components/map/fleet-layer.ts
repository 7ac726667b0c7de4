import type { LatLngLiteral, Layer, Point } from 'leaflet';
import type { FleetVehicle } from '../../server/contract/fleet';
import { askForFont } from './ask-for-font';
import { CanvasPane } from './canvas-pane';
import { drawnExtent } from './fleet-columns';
import type { MapMode, MapTheme } from './fleet-map-props';
import { createFleetPainter } from './fleet-painter';
import { createFleetReader } from './fleet-reader';
import type { ChangedVehicles, FleetSource } from './fleet-source';
import type { LevelOfDetail } from './level-of-detail';
import { nameFont } from './marker-names';
import { markerTitle } from './marker-title';
import { pickMarkers } from './pick';
import { latitudeOf, longitudeOf } from './projection';

/** The canvas reaches this far beyond the map on each side, in map widths. */
const padding = 0.2;
/** With more than this many markers in sight nothing glides: each frame would draw them all. */
const mostGliding = 10_000;
/** How often looks are checked that change by age alone. */
const agingMs = 1_000;
/** How near two markers stand on one spot, in their own sizes. */
const togetherShare = 0.22;

export type FleetLayer = {
  /** For `map.addLayer`. Added, it follows its source; removed, it lets go of it. */
  layer: Layer;
  setVisible: (visible: ReadonlySet<number> | null) => void;
  setSelected: (id: number | null) => void;
  setTheme: (theme: MapTheme) => void;
  setMode: (mode: MapMode) => void;
  /** Whether what is outdated is drawn as a ghost, with its age. */
  setPast: (isPast: boolean) => void;
  /** How many times faster than life the source's time goes on: markers glide as much faster. */
  setPace: (pace: number) => void;
  /** The vehicles at a point of the map's container, the nearest first. `reach` in CSS pixels. */
  pick: (point: Point, reach: number) => FleetVehicle[];
  /** Where the selected vehicle's marker is now; null while none is drawn. */
  selectedPlace: () => LatLngLiteral | null;
  /** The newest fix of the selected vehicle, drawn or not; null while it has none. */
  selectedFix: () => LatLngLiteral | null;
  /** South-west and north-east corner of all that is drawn; null while nothing is. */
  extent: () => [LatLngLiteral, LatLngLiteral] | null;
  level: () => LevelOfDetail | null;
  /** Calls the listener after each drawing; returns what ends it. */
  onDrawn: (listener: () => void) => () => void;
};

type Options = {
  source: FleetSource;
  visible: ReadonlySet<number> | null;
  theme: MapTheme;
  mode: MapMode;
  pane: string;
  /** Whether markers may glide at all: not when a person asked for less motion. */
  isGliding: () => boolean;
};

/** All vehicles of a source on one canvas. */
export function createFleetLayer({ source, visible: firstVisible, theme, mode, pane, isGliding }: Options): FleetLayer {
  let isPast = false;
  const painter = createFleetPainter(theme, mode, (index) =>
    markerTitle(source.vehicleAt(index), isPast, source.now()),
  );
  const listeners = new Set<() => void>();
  const canvas = new CanvasPane({
    pane,
    padding,
    paint: (target, frame) => {
      const fastest = reader.glide(performance.now());
      // Markers stand on whole pixels: before one has moved by a pixel there is nothing new to draw.
      if (fastest > 0) canvas.scheduleChange(1 / (fastest * frame.worldWidth * frame.ratio));
      painter.paint(target, frame, columns);
      for (const listener of listeners) listener();
    },
  });

  const reader = createFleetReader(source, firstVisible, () => {
    const isCalm = isGliding() && !document.hidden && painter.markers.count <= mostGliding;
    return isCalm ? (canvas.lastFrame?.worldWidth ?? 0) : 0;
  });
  const { columns } = reader;
  const read = (changed: ChangedVehicles) => {
    reader.read(changed);
    canvas.scheduleChange();
  };
  const age = () => {
    if (reader.age()) canvas.schedule();
  };

  let end: (() => void) | undefined;
  canvas.on('add', () => {
    reader.read('all');
    canvas.schedule();
    const unsubscribe = source.subscribe(read);
    const aging = setInterval(age, agingMs);
    const redraw = () => canvas.schedule();
    document.fonts.addEventListener('loadingdone', redraw);
    askForFont(nameFont, 'Aä');
    end = () => {
      document.fonts.removeEventListener('loadingdone', redraw);
      unsubscribe();
      clearInterval(aging);
    };
  });
  canvas.on('remove', () => end?.());

  return {
    layer: canvas,
    setVisible: (next) => {
      if (reader.setVisible(next)) canvas.schedule();
    },
    setSelected: (id) => {
      reader.setSelected(id);
      canvas.schedule();
    },
    setTheme: (next) => {
      painter.setTheme(next);
      canvas.schedule();
    },
    setMode: (next) => {
      painter.setMode(next);
      canvas.schedule();
    },
    setPast: (next) => {
      isPast = next;
      painter.setPast(next);
      canvas.schedule();
    },
    setPace: reader.setPace,
    pick: (point, reach) => {
      const ratio = canvas.lastFrame?.ratio ?? 1;
      const { x, y } = canvas.toCanvas(point);
      const level = painter.level();
      const together = (level === null || level === 'density' ? reach : level * togetherShare) * ratio;
      const picked = pickMarkers(painter.markers, x * ratio, y * ratio, reach * ratio, together);
      return [...new Set(picked)].map((index) => source.vehicleAt(index));
    },
    selectedPlace: () => {
      const index = reader.selectedIndex();
      const [x, y] = [columns.x[index], columns.y[index]];
      if (x === undefined || y === undefined || columns.isDrawn[index] === 0) return null;
      return { lat: latitudeOf(y), lng: longitudeOf(x) };
    },
    selectedFix: () => {
      const index = reader.selectedIndex();
      if (index < 0) return null;
      const { latitude, longitude } = source.vehicleAt(index);
      return latitude === null || longitude === null ? null : { lat: latitude, lng: longitude };
    },
    extent: () => {
      const box = drawnExtent(columns);
      return (
        box && [
          { lat: latitudeOf(box.south), lng: longitudeOf(box.west) },
          { lat: latitudeOf(box.north), lng: longitudeOf(box.east) },
        ]
      );
    },
    level: painter.level,
    onDrawn: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
