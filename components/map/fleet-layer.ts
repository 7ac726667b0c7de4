import type { LatLngLiteral, Layer, Point } from 'leaflet';
import type { FleetVehicle } from '../../server/contract/fleet';
import { titleOf } from '../fleet/fleet-sort';
import { topRank } from './blit';
import { CanvasPane } from './canvas-pane';
import {
  createFleetColumns,
  drawnExtent,
  indexOfVehicle,
  outdatedLooks,
  putLook,
  putVehicle,
  putVisible,
  setCount,
} from './fleet-columns';
import type { MapMode, MapTheme } from './fleet-map-props';
import { createFleetPainter } from './fleet-painter';
import type { ChangedVehicles, FleetSource } from './fleet-source';
import { type Glides, glideBetween, moveGlides } from './glide';
import type { LevelOfDetail } from './level-of-detail';
import { lookRank } from './marker-look';
import { nameFont } from './marker-names';
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
  const columns = createFleetColumns();
  const painter = createFleetPainter(theme, mode, (index) => titleOf(source.vehicleAt(index)));
  const glides: Glides = new Map();
  const listeners = new Set<() => void>();
  let visible = firstVisible;
  let selectedId: number | null = null;
  let selectedIndex = -1;

  const canvas = new CanvasPane({
    pane,
    padding,
    paint: (target, frame) => {
      if (glides.size > 0) {
        moveGlides(glides, columns.x, columns.y, performance.now());
        canvas.schedule();
      }
      painter.paint(target, frame, columns);
      for (const listener of listeners) listener();
    },
  });

  const raiseSelected = () => {
    if (selectedIndex >= 0) columns.rank[selectedIndex] = lookRank(columns.look[selectedIndex] ?? 0);
    selectedIndex = selectedId === null ? -1 : indexOfVehicle(columns, selectedId);
    if (selectedIndex >= 0) columns.rank[selectedIndex] = topRank;
  };

  const readAll = () => {
    const now = source.now();
    glides.clear();
    setCount(columns, source.count());
    for (let index = 0; index < columns.count; index++)
      putVehicle(columns, index, source.vehicleAt(index), visible, now);
    raiseSelected();
  };

  const readOne = (index: number, now: number, mayGlide: boolean) => {
    const isKnown = columns.positionAt[index] !== 0 && columns.isDrawn[index] === 1;
    const fromX = columns.x[index] ?? 0;
    const fromY = columns.y[index] ?? 0;
    const fromAt = columns.positionAt[index] ?? 0;
    putVehicle(columns, index, source.vehicleAt(index), visible, now);
    if (index === selectedIndex) columns.rank[index] = topRank;
    const betweenMs = (columns.positionAt[index] ?? 0) - fromAt;
    if (betweenMs === 0 && glides.has(index)) {
      columns.x[index] = fromX;
      columns.y[index] = fromY;
      return;
    }
    glides.delete(index);
    if (!mayGlide || !isKnown) return;
    const [toX, toY] = [columns.x[index] ?? 0, columns.y[index] ?? 0];
    const worldPixels = canvas.lastFrame?.worldWidth ?? 0;
    const glide = glideBetween({ fromX, fromY, toX, toY, betweenMs }, worldPixels, performance.now());
    if (!glide) return;
    columns.x[index] = fromX;
    columns.y[index] = fromY;
    glides.set(index, glide);
  };

  const read = (changed: ChangedVehicles) => {
    if (changed === 'all') {
      readAll();
    } else {
      const now = source.now();
      const mayGlide = isGliding() && !document.hidden && painter.markers.count <= mostGliding;
      const before = columns.count;
      setCount(columns, source.count());
      for (const index of changed) readOne(index, now, mayGlide);
      if (columns.count !== before && selectedIndex < 0) raiseSelected();
    }
    canvas.scheduleChange();
  };

  const age = () => {
    const now = source.now();
    const outdated = outdatedLooks(columns, now);
    for (const index of outdated) putLook(columns, index, source.vehicleAt(index), now);
    if (outdated.length === 0) return;
    raiseSelected();
    canvas.schedule();
  };

  let end: (() => void) | undefined;
  canvas.on('add', () => {
    readAll();
    canvas.schedule();
    const unsubscribe = source.subscribe(read);
    const aging = setInterval(age, agingMs);
    const redraw = () => canvas.schedule();
    document.fonts.addEventListener('loadingdone', redraw);
    void document.fonts.load(nameFont, 'Aä');
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
      if (next === visible) return;
      visible = next;
      putVisible(columns, visible);
      canvas.schedule();
    },
    setSelected: (id) => {
      selectedId = id;
      raiseSelected();
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
    pick: (point, reach) => {
      const ratio = canvas.lastFrame?.ratio ?? 1;
      const { x, y } = canvas.toCanvas(point);
      const level = painter.level();
      const together = (level === null || level === 'density' ? reach : level * togetherShare) * ratio;
      const picked = pickMarkers(painter.markers, x * ratio, y * ratio, reach * ratio, together);
      return [...new Set(picked)].map((index) => source.vehicleAt(index));
    },
    selectedPlace: () => {
      const [x, y] = [columns.x[selectedIndex], columns.y[selectedIndex]];
      if (x === undefined || y === undefined || columns.isDrawn[selectedIndex] === 0) return null;
      return { lat: latitudeOf(y), lng: longitudeOf(x) };
    },
    selectedFix: () => {
      if (selectedIndex < 0) return null;
      const { latitude, longitude } = source.vehicleAt(selectedIndex);
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
