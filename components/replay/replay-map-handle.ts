import * as Leaflet from 'leaflet';
import type { VehicleHistory } from '../../server/contract/history';
import type { MapSettings } from '../../server/contract/http';
import { motionOf } from '../../server/contract/motion';
import { createBaseMap, trailPane, wantsLessMotion } from '../map/base-map';
import type { MapTheme, MapView } from '../map/fleet-map-props';
import { createChase } from './chase';
import { type Drive, placeAt } from './drive';
import { evidenceAt } from './moment-evidence';
import type { Player } from './player';
import { createReplayMarker } from './replay-marker';
import { createTrailLayer } from './trail-layer';
import './replay-map.css';

export type ReplayOnMap = {
  drive: Drive;
  /** A shade for each step of the drive. */
  shades: Int8Array;
  /** What was told, for what it did where it stood; undefined while that is on its way. */
  history: VehicleHistory | undefined;
  isFollowing: boolean;
  theme: MapTheme;
  tiles: MapSettings | null;
};

type Options = {
  player: Player;
  /** The view of the address; null fits the way. */
  view: MapView | null;
  onFollowPause: () => void;
  /** Told when the map has come to rest, and whether it was a person who moved it. */
  onView: (view: MapView, isByHand: boolean) => void;
};

export type ReplayMapHandle = { update: (next: ReplayOnMap) => void; remove: () => void };

const closestFit = 15;

/** Makes the map of a replay. What moves with the player moves here, frame by frame, past React. */
export function createReplayMap(element: HTMLElement, first: ReplayOnMap, options: Options): ReplayMapHandle {
  const { player, view } = options;
  const base = createBaseMap(element, {
    theme: first.theme,
    tiles: first.tiles,
    center: view ? [view.latitude, view.longitude] : [50.2, 10.4],
    zoom: view?.zoom ?? 4,
  });
  const { map } = base;
  const trail = createTrailLayer(map, trailPane);
  const marker = createReplayMarker(map, first.theme);
  let shown = first;
  let isFitted = view !== null;

  const placeNow = () => placeAt(shown.drive, player.current().at);
  const chase = createChase(map, {
    placeOf: placeNow,
    isCalm: wantsLessMotion(),
    onPause: options.onFollowPause,
    onMoved: (isByHand) => {
      const { lat, lng } = map.getCenter();
      const zoom = Math.round(map.getZoom() * 100) / 100;
      options.onView({ latitude: round(lat), longitude: round(lng), zoom }, isByHand);
    },
  });
  const motionAt = (at: number) =>
    shown.history === undefined ? 'unknown' : motionOf(evidenceAt(shown.history, shown.drive, at), at);
  const show = (at: number) => {
    const place = placeAt(shown.drive, at);
    marker.show(place, at, place?.kind === 'standing' ? motionAt(at) : 'unknown');
    trail.show(place);
    chase.keepUp(place);
  };
  const fitWay = () => {
    if (isFitted || shown.drive.at.length === 0) return;
    const bounds = Leaflet.latLngBounds([]);
    for (const [index, latitude] of shown.drive.latitude.entries())
      bounds.extend([latitude, shown.drive.longitude[index] ?? 0]);
    map.fitBounds(bounds, { padding: [48, 48], maxZoom: closestFit, animate: false });
    isFitted = true;
  };
  const update = (next: ReplayOnMap) => {
    const before = shown;
    shown = next;
    base.setTheme(next.theme);
    marker.setTheme(next.theme);
    if (next.tiles !== before.tiles) base.setTiles(next.tiles);
    if (next === first || next.drive !== before.drive || next.shades !== before.shades || next.theme !== before.theme)
      trail.setTrail(next.drive, next.shades, next.theme);
    fitWay();
    chase.setFollowing(next.isFollowing);
    show(player.current().at);
  };
  update(first);
  const stop = player.onFrame(show);
  return {
    update,
    remove: () => {
      stop();
      chase.end();
      base.remove();
    },
  };
}

const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
