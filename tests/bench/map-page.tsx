import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import type { FleetMapProps, MapView } from '../../components/map/fleet-map-props';
import { FleetMapView } from '../../components/map/fleet-map-view';
import type { FleetVehicle } from '../../server/contract/fleet';
import { createFrameWatch } from './frame-watch';
import { type CircleMap, createCircleMap } from './map-baseline';
import { type City, createMovingFleet, type MovingFleet } from './map-fleet';
import '@fontsource-variable/inter/index.css';
import '../../components/ui/theme.css';

/** What tests and benchmarks call in the page. */
export type MapPage = {
  /** Shows the fleet map with a new fleet. */
  show: (count: number, props: Partial<FleetMapProps>) => Promise<void>;
  /** Shows the same fleet as ordinary Leaflet markers. */
  showBaseline: (count: number, view: MapView) => Promise<void>;
  set: (props: Partial<FleetMapProps>) => void;
  /** Begins to move this many vehicles a second, in ten batches; 0 ends it. */
  setRate: (changesPerSecond: number) => void;
  change: (index: number, state: Partial<FleetVehicle>) => void;
  vehicle: (index: number) => FleetVehicle;
  selected: () => number[];
  views: () => MapView[];
  /** Notes from now on how long each frame takes. */
  watchFrames: () => void;
  /** Ends that and gives milliseconds a frame. */
  frames: () => number[];
  clear: () => void;
};

/** The page's window as tests see it. */
export type MapPageWindow = { mapPage: MapPage };

type PlacesFile = { places: { longitude: number[]; latitude: number[]; thousands: number[] } };

let root: Root | undefined;
let baseline: CircleMap | undefined;
let fleet: MovingFleet | undefined;
let timer: ReturnType<typeof setInterval> | undefined;
let props: FleetMapProps;
let selected: number[] = [];
let views: MapView[] = [];

async function loadCities(): Promise<City[]> {
  const { places } = (await (await fetch('/basemap/places.json')).json()) as PlacesFile;
  return places.longitude
    .map(
      (longitude, index): City => [
        longitude / 1000,
        (places.latitude[index] ?? 0) / 1000,
        places.thousands[index] ?? 0,
      ],
    )
    .filter(
      ([longitude, latitude, thousands]) =>
        longitude > -9 && longitude < 24 && latitude > 37 && latitude < 60 && thousands > 60,
    );
}

async function newFleet(count: number): Promise<MovingFleet> {
  const start = Date.now();
  return createMovingFleet(count, await loadCities(), () => Date.now() || start);
}

function render(): void {
  document.documentElement.dataset.mantineColorScheme = props.theme;
  flushSync(() => root?.render(createElement(FleetMapView, props)));
}

const mapPage: MapPage = {
  show: async (count, given) => {
    fleet = await newFleet(count);
    const element = document.getElementById('map');
    if (!element) throw new Error('the page has no element "map"');
    root = createRoot(element);
    selected = [];
    views = [];
    props = {
      source: fleet,
      visible: null,
      selectedId: null,
      onSelect: (ids) => {
        selected = ids;
      },
      view: null,
      onViewChange: (view) => views.push(view),
      isFollowing: false,
      onFollowPause: () => mapPage.set({ isFollowing: false }),
      theme: 'light',
      mode: 'auto',
      tiles: null,
      ...given,
    };
    render();
  },
  showBaseline: async (count, view) => {
    fleet = await newFleet(count);
    const element = document.getElementById('map');
    if (!element) throw new Error('the page has no element "map"');
    baseline = createCircleMap(element, fleet, view);
  },
  set: (given) => {
    props = { ...props, ...given };
    render();
  },
  setRate: (changesPerSecond) => {
    clearInterval(timer);
    if (changesPerSecond > 0) timer = setInterval(() => fleet?.move(changesPerSecond / 10), 100);
  },
  change: (index, state) => fleet?.change(index, state),
  vehicle: (index) => {
    if (!fleet) throw new Error('no fleet is shown');
    return fleet.vehicleAt(index);
  },
  selected: () => selected,
  views: () => views,
  ...createFrameWatch(),
  clear: () => {
    clearInterval(timer);
    root?.unmount();
    baseline?.remove();
    root = undefined;
    baseline = undefined;
  },
};

Object.assign(window, { mapPage });
