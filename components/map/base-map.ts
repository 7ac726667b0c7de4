import * as Leaflet from 'leaflet';
import type { MapSettings } from '../../server/contract/http';
import { BasemapLayer } from './basemap/basemap-layer';
import { createLabelLayer } from './basemap/label-layer';
import type { MapTheme } from './fleet-map-props';
import 'leaflet/dist/leaflet.css';
import './map.css';

export type BaseMap = {
  map: Leaflet.Map;
  setTheme: (theme: MapTheme) => void;
  /** Street tiles instead of names, above the embedded map, so that a missing tile shows no hole; null for none. */
  setTiles: (tiles: MapSettings | null) => void;
  /** Whether names lie above what the fleet pane shows, as they must above a glow. */
  setNamesAbove: (areAbove: boolean) => void;
  remove: () => void;
};

type Options = { theme: MapTheme; tiles: MapSettings | null; center: [number, number]; zoom: number };

/** Where the fleet's canvas lies: above trails, below the selection. */
export const fleetPane = 'overlayPane';
export const trailPane = 'motorcade-trail';
const namesPane = 'motorcade-names';

const embeddedAttribution =
  'Made with <a href="https://www.naturalearthdata.com" rel="noreferrer">Natural Earth</a> · ' +
  '<a href="https://www.geonames.org" rel="noreferrer">GeoNames</a> ' +
  '(<a href="https://creativecommons.org/licenses/by/4.0/" rel="noreferrer">CC BY 4.0</a>)';

/** The outlines have nothing to add when one looks closer than this. */
const closestEmbedded = 17;
/** Further north and south Web Mercator shows nothing; sideways the world goes on. */
const world = Leaflet.latLngBounds([-85.06, -100_000], [85.06, 100_000]);

/** One notch of a wheel is 100 to 120 pixels: a level each, where Leaflet's 60 make it two. */
const wheelPxPerZoomLevel = 120;
/** What a wheel or a trackpad sends within this is one zoom. */
const wheelDebounceMs = 60;

/** Whether a person asked their system for less motion. */
export function wantsLessMotion(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** A Leaflet map with the embedded base map, and street tiles above it where the installation has some. */
export function createBaseMap(
  element: HTMLElement,
  { theme: firstTheme, tiles: firstTiles, center, zoom }: Options,
): BaseMap {
  let theme = firstTheme;
  const isAnimated = !wantsLessMotion();
  const map = Leaflet.map(element, {
    center,
    zoom,
    minZoom: 2,
    maxZoom: closestEmbedded,
    maxBounds: world,
    maxBoundsViscosity: 1,
    worldCopyJump: true,
    zoomControl: false,
    attributionControl: false,
    zoomAnimation: isAnimated,
    fadeAnimation: isAnimated,
    inertia: isAnimated,
    keyboardPanDelta: 120,
    wheelPxPerZoomLevel,
    wheelDebounceTime: wheelDebounceMs,
  });
  // Leaflet's overlay pane is at 400.
  const trails = map.createPane(trailPane);
  trails.style.zIndex = '380';
  const names = map.createPane(namesPane);
  names.style.pointerEvents = 'none';
  const setNamesAbove = (areAbove: boolean) => {
    names.style.zIndex = areAbove ? '460' : '350';
  };
  setNamesAbove(false);

  const attribution = Leaflet.control.attribution({ position: 'bottomleft', prefix: false }).addTo(map);
  attribution.addAttribution(embeddedAttribution);
  Leaflet.control.zoom({ position: 'bottomright', zoomInText: zoomIcon('+'), zoomOutText: zoomIcon('−') }).addTo(map);
  Leaflet.control.scale({ position: 'bottomleft', maxWidth: 90, imperial: false }).addTo(map);

  const problem = document.createElement('div');
  problem.className = 'motorcade-map-problem';
  problem.setAttribute('role', 'status');
  element.append(problem);
  const tellProblem = () => {
    problem.textContent = 'The base map could not be loaded. Vehicles are shown where they are.';
  };

  const base = new BasemapLayer(theme, tellProblem).addTo(map);
  const labels = createLabelLayer(theme, namesPane, tellProblem);
  /** Names lie on land, or it would be of the sea that they speak. Where it could not be loaded they come alone. */
  let hasLand = false;
  let tiles: MapSettings | null = null;
  let streets: Leaflet.TileLayer | undefined;
  const setStreets = () => {
    streets?.remove();
    streets = undefined;
    const url = (theme === 'dark' ? tiles?.tileUrlDark : null) ?? tiles?.tileUrl;
    if (!url) return;
    streets = Leaflet.tileLayer(url, { maxZoom: map.getMaxZoom(), maxNativeZoom: tiles?.maximumZoom }).addTo(map);
  };
  const showNames = () => {
    // Street tiles bring names of their own.
    if (tiles) labels.layer.remove();
    else if (hasLand) labels.layer.addTo(map);
  };
  const setTiles = (next: MapSettings | null) => {
    if (tiles?.attribution) attribution.removeAttribution(tiles.attribution);
    tiles = next?.tileUrl ? next : null;
    map.setMaxZoom(Math.max(tiles?.maximumZoom ?? 0, closestEmbedded));
    if (tiles?.attribution) attribution.addAttribution(tiles.attribution);
    showNames();
    setStreets();
  };
  setTiles(firstTiles);
  base.once('load', () => {
    hasLand = true;
    showNames();
  });
  element.dataset.mapTheme = theme;

  const sizes = new ResizeObserver(() => map.invalidateSize({ animate: false }));
  sizes.observe(element);

  return {
    map,
    setNamesAbove,
    setTiles,
    setTheme: (next) => {
      if (next === theme) return;
      theme = next;
      element.dataset.mapTheme = theme;
      base.setTheme(theme);
      labels.setTheme(theme);
      setStreets();
    },
    remove: () => {
      sizes.disconnect();
      map.remove();
      problem.remove();
    },
  };
}

const zoomIcon = (sign: string) => `<span aria-hidden="true">${sign}</span>`;
