import * as Leaflet from 'leaflet';
import type { MapSettings } from '../../server/contract/http';
import type { Position } from '../../server/contract/reading';
import { createBaseMap, fleetPane, wantsLessMotion } from './base-map';
import { createFitControl } from './fit-control';
import { createFleetLayer, type FleetLayer } from './fleet-layer';
import type { MapMode, MapTheme, MapView } from './fleet-map-props';
import type { FleetSource } from './fleet-source';
import { createFollow } from './follow';
import { createHover } from './hover';
import { createSelectionLayer } from './selection-layer';
import { trailLine } from './trail-line';
import { createViewEcho, isSameView, roundView } from './view-echo';

type Options = {
  source: FleetSource;
  visible: ReadonlySet<number> | null;
  view: MapView | null;
  theme: MapTheme;
  mode: MapMode;
  tiles: MapSettings | null;
  onSelect: (ids: number[]) => void;
  onViewChange: (view: MapView) => void;
  onFollowPause: () => void;
};

/** The fleet map outside React: made once, told what changes, removed. */
export type FleetMapHandle = {
  map: Leaflet.Map;
  layer: FleetLayer;
  setVisible: (visible: ReadonlySet<number> | null) => void;
  setSelected: (id: number | null) => void;
  setView: (view: MapView | null) => void;
  setFollowing: (isFollowing: boolean) => void;
  setPast: (isPast: boolean) => void;
  setPace: (pace: number) => void;
  setTheme: (theme: MapTheme) => void;
  setMode: (mode: MapMode) => void;
  setTiles: (tiles: MapSettings | null) => void;
  setTrail: (trail: readonly Position[]) => void;
  remove: () => void;
};

/** Europe, until the fleet says where it is. */
const firstView: MapView = { latitude: 50.2, longitude: 10.4, zoom: 5 };
/** The map comes no closer than this by itself. */
const closestFit = 12;
/** Between the fleet and the edge of the map, CSS pixels. */
const fitMargin = 22;
/** A fleet arrives in parts: so long after the first of them the map goes on fitting itself. */
const arrivalMs = 2_000;
/** How far from a marker's middle a click still means it, CSS pixels: fingers are wider than pointers. */
const clickReach = 15;
const touchReach = 24;
/** A click into a glow of more than this many asks for a closer look, not for a list. */
const mostListed = 30;
/** A click beside every marker waits this long to see whether it is half of a double click. */
const doubleClickMs = 260;

/** Makes the fleet map in an element. */
export function createFleetMap(element: HTMLElement, options: Options): FleetMapHandle {
  const { source, visible, theme, mode, tiles, onSelect, onViewChange, onFollowPause } = options;
  const start = options.view ?? firstView;
  const base = createBaseMap(element, { theme, tiles, center: [start.latitude, start.longitude], zoom: start.zoom });
  const { map } = base;
  const layer = createFleetLayer({
    source,
    visible,
    theme,
    mode,
    pane: fleetPane,
    isGliding: () => !wantsLessMotion(),
  });
  const selection = createSelectionLayer(map);
  const follow = createFollow(map, layer, onFollowPause);
  const hover = createHover(map, layer, source);
  const echo = createViewEcho();
  /** Until then the map fits itself to the fleet; 0 once that is over, infinite while no vehicle has arrived. */
  let fitUntil = options.view === null ? Number.POSITIVE_INFINITY : 0;
  let isFitting = false;
  let told = roundView(start);

  const tellView = () => {
    const { lat, lng } = map.getCenter();
    const view = roundView({ latitude: lat, longitude: lng, zoom: map.getZoom() });
    const isFollowedPan = follow.isFollowing() && view.zoom === told.zoom;
    if (isSameView(view, told) || isFollowedPan) return;
    told = view;
    echo.tell(view);
    onViewChange(view);
  };
  const fitFleet = (isAnimated: boolean) => {
    const extent = layer.extent();
    const { x: width, y: height } = map.getSize();
    // Into no size at all everything fits at no zoom.
    if (!extent || width === 0 || height === 0) return false;
    isFitting = true;
    map.fitBounds(Leaflet.latLngBounds(...extent), {
      padding: [fitMargin, fitMargin],
      maxZoom: closestFit,
      animate: isAnimated,
    });
    isFitting = false;
    return true;
  };
  const fitArriving = () => {
    if (fitUntil === 0 || !fitFleet(false)) return;
    if (fitUntil === Number.POSITIVE_INFINITY) fitUntil = performance.now() + arrivalMs;
    if (performance.now() > fitUntil) fitUntil = 0;
  };

  layer.onDrawn(() => {
    base.setNamesAbove(layer.level() === 'density');
    selection.setPlace(layer.selectedPlace());
    follow.keepUp();
    if (fitUntil > 0) queueMicrotask(fitArriving);
  });
  layer.layer.addTo(map);
  const fitControl = createFitControl(() => {
    follow.pause();
    fitFleet(fitUntil === 0 && !wantsLessMotion());
  });
  fitControl.addTo(map);
  map.on('moveend', tellView);
  // A person who has taken the map somewhere is not taken away from there.
  map.on('dragstart zoomstart', () => {
    if (!isFitting) fitUntil = 0;
  });

  let pending: ReturnType<typeof setTimeout> | undefined;
  map.on('click', ({ containerPoint, originalEvent }: Leaflet.LeafletMouseEvent) => {
    const isTouch = 'pointerType' in originalEvent && originalEvent.pointerType === 'touch';
    const picked = layer.pick(containerPoint, isTouch ? touchReach : clickReach);
    clearTimeout(pending);
    if (picked.length === 0) pending = setTimeout(() => onSelect([]), doubleClickMs);
    else if (layer.level() === 'density' && picked.length > mostListed && map.getZoom() < map.getMaxZoom())
      map.setZoomAround(containerPoint, map.getZoom() + 2);
    else onSelect(picked.map(({ id }) => id));
  });
  map.on('dblclick', () => clearTimeout(pending));

  return {
    map,
    layer,
    setVisible: layer.setVisible,
    setSelected: layer.setSelected,
    setView: (view) => {
      if (!view) return;
      const rounded = roundView(view);
      if (echo.isEcho(rounded) || isSameView(rounded, told)) return;
      fitUntil = 0;
      told = rounded;
      map.setView([rounded.latitude, rounded.longitude], rounded.zoom);
    },
    setFollowing: follow.setFollowing,
    setPast: layer.setPast,
    setPace: layer.setPace,
    setTheme: (next) => {
      base.setTheme(next);
      layer.setTheme(next);
    },
    setMode: layer.setMode,
    setTiles: base.setTiles,
    setTrail: (trail) => selection.setTrail(trailLine(trail)),
    remove: () => {
      clearTimeout(pending);
      hover.end();
      follow.end();
      base.remove();
    },
  };
}
