import type { MapSettings } from '../../server/contract/http';
import type { Motion } from '../../server/contract/motion';
import type { Position } from '../../server/contract/reading';
import type { FleetSource } from './fleet-source';

/** What the map looks at: its centre in degrees and Leaflet's zoom. */
export type MapView = { latitude: number; longitude: number; zoom: number };

export type MapTheme = 'light' | 'dark';

/** `auto` draws markers while they can be told apart and a glow beyond; the other two force one of them. */
export type MapMode = 'auto' | 'density' | 'markers';

/** What the fleet map takes. Ids are `FleetVehicle.id`. */
export type FleetMapProps = {
  source: FleetSource;
  /** Whether the source tells of the past: what is outdated there is drawn as a ghost, with its age. */
  isPast?: boolean;
  /** How many times faster than life the source's time goes on. */
  pace?: number;
  /** Ids to draw, the very set the list shows; null draws every vehicle that has a position. */
  visible: ReadonlySet<number> | null;
  selectedId: number | null;
  /** One id for a lone marker, all of them where several stand on one spot, none for a click beside. */
  onSelect: (ids: number[]) => void;
  /** The view of the URL; null lets the map fit the fleet once it has arrived. */
  view: MapView | null;
  /** Told when a pan or zoom has ended, by a person or by the map itself. Rounded to what a URL should carry. */
  onViewChange: (view: MapView) => void;
  /** Keeps the selected vehicle in the middle. Zooming does not end it. */
  isFollowing: boolean;
  /** A person dragged the map or moved it by key while following: the caller sets `isFollowing` to false and says so. */
  onFollowPause: () => void;
  theme: MapTheme;
  /** Where the selected vehicle has been, oldest first. */
  trail?: readonly Position[];
  mode: MapMode;
  /** Street tiles of the installation, if it has any; the embedded map stays below them. */
  tiles: MapSettings | null;
  /** Id of the element that lists the same vehicles, for those who cannot see the canvas. */
  listId?: string;
};

/** What the small map of one vehicle takes. */
export type VehicleMapProps = {
  position: Position | null;
  /** Degrees clockwise from north, null when unknown. */
  heading: number | null;
  /** What the vehicle does, which gives the marker its shape; an arrow or a ring by heading alone when not told. */
  motion?: Motion;
  /** Whether the position is older than it may be: drawn hatched. */
  isStale?: boolean;
  /** Where it has been, oldest first. */
  trail?: readonly Position[];
  theme: MapTheme;
  tiles: MapSettings | null;
  /** What the map shows, in words, for those who cannot see it. */
  label: string;
};
