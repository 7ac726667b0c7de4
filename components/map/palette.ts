import type { Motion } from '../../server/contract/motion';
import type { MapTheme } from './fleet-map-props';

/** Colours of the base map. */
export type MapColours = {
  water: string;
  /** Shallow water along the coast, from the outermost band inwards. */
  shallows: readonly string[];
  land: string;
  coast: string;
  border: string;
  region: string;
  river: string;
  countryName: string;
  capitalName: string;
  cityName: string;
  townName: string;
  waterName: string;
  /** Around the letters of names, so that they are read over lines and markers. */
  nameHalo: string;
  /** Below the name of a vehicle. */
  plate: string;
};

export const mapColours: Record<MapTheme, MapColours> = {
  light: {
    water: '#cfdfea',
    shallows: ['#d5e4ee', '#dce9f1'],
    land: '#f8f7f3',
    coast: '#a9c1d1',
    border: '#a39db4',
    region: '#dcd8e0',
    river: '#bdd3e3',
    countryName: '#8b8799',
    capitalName: '#20242e',
    cityName: '#4a5060',
    townName: '#747a88',
    waterName: '#7d9bb3',
    nameHalo: 'rgba(250, 249, 246, 0.9)',
    plate: 'rgba(255, 255, 255, 0.88)',
  },
  dark: {
    water: '#0c131c',
    shallows: ['#0e1722', '#111c29'],
    land: '#1a222e',
    coast: '#2e3d4f',
    border: '#4b5a70',
    region: '#283342',
    river: '#14202e',
    countryName: '#66758c',
    capitalName: '#e3eaf3',
    cityName: '#a4b1c3',
    townName: '#74839a',
    waterName: '#3e5870',
    nameHalo: 'rgba(16, 22, 31, 0.85)',
    plate: 'rgba(10, 15, 22, 0.82)',
  },
};

/** Colours of the markers: the eye finds them first, but shape says the same without them. */
export type MarkerColours = {
  motion: Record<Motion, string>;
  /** The ring of a vehicle with a low tire or trouble codes. */
  attention: string;
  /** Around every marker, against the map and its neighbours. */
  halo: string;
  /** What is cut out of a filled marker, and the ground of a hatched one. */
  inner: string;
};

/** The state hues of components/ui/theme.css, which a canvas and a worker cannot read. */
export const markerColours: Record<MapTheme, MarkerColours> = {
  light: {
    motion: {
      moving: '#047857',
      idling: '#8f5600',
      charging: '#0b66b0',
      parked: '#4b5768',
      unknown: '#586372',
      stale: '#586372',
      unseen: '#586372',
    },
    attention: '#d63a0a',
    halo: '#ffffff',
    inner: '#ffffff',
  },
  dark: {
    motion: {
      moving: '#3ed6a4',
      idling: '#f5b83d',
      charging: '#6cc0f7',
      parked: '#aab5c4',
      unknown: '#9ba6b6',
      stale: '#9ba6b6',
      unseen: '#9ba6b6',
    },
    attention: '#ff9068',
    halo: '#0c131c',
    inner: '#0c131c',
  },
};

/** Stops of the density glow, from one vehicle alone to the densest spot: share of the way, then red, green, blue, alpha. */
export const densityStops: Record<MapTheme, readonly (readonly [number, number, number, number, number])[]> = {
  light: [
    [0, 59, 130, 246, 0],
    [0.11, 59, 130, 246, 170],
    [0.4, 58, 86, 222, 215],
    [0.7, 98, 44, 178, 238],
    [1, 56, 12, 84, 252],
  ],
  dark: [
    [0, 30, 100, 225, 0],
    [0.11, 38, 118, 240, 170],
    [0.4, 34, 196, 238, 215],
    [0.7, 178, 242, 196, 240],
    [1, 255, 252, 226, 255],
  ],
};
