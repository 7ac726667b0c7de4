import type { LatLngLiteral, Map as LeafletMap } from 'leaflet';
import { wantsLessMotion } from './base-map';
import type { FleetLayer } from './fleet-layer';

export type Follow = {
  isFollowing: () => boolean;
  setFollowing: (isFollowing: boolean) => void;
  /** Brings the map back to the selected vehicle if that has moved on. */
  keepUp: () => void;
  /** Stops following because a person looks elsewhere. */
  pause: () => void;
  end: () => void;
};

/** As long as a marker glides, so that the map goes with it. Seconds. */
const panSeconds = 1;
const arrowKeys = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']);

/** Keeps the selected vehicle in the middle of the map until a person moves the map elsewhere. */
export function createFollow(map: LeafletMap, layer: FleetLayer, onPause: () => void): Follow {
  let isFollowing = false;
  let last: LatLngLiteral | null = null;

  const zoomAbout = (where: 'center' | true) => {
    // Zooming about the pointer would take the vehicle out of the middle.
    map.options.scrollWheelZoom = where;
    map.options.touchZoom = where;
    map.options.doubleClickZoom = where;
  };
  const setFollowing = (next: boolean) => {
    if (next === isFollowing) return;
    isFollowing = next;
    last = null;
    zoomAbout(next ? 'center' : true);
    if (next) keepUp();
  };
  const keepUp = () => {
    const fix = isFollowing ? layer.selectedFix() : null;
    if (!fix || (last?.lat === fix.lat && last.lng === fix.lng)) return;
    last = fix;
    map.panTo(fix, { animate: !wantsLessMotion(), duration: panSeconds, easeLinearity: 1, noMoveStart: true });
  };
  const pause = () => {
    if (!isFollowing) return;
    setFollowing(false);
    onPause();
  };
  const onKey = ({ key }: KeyboardEvent) => {
    if (arrowKeys.has(key)) pause();
  };
  map.on('dragstart', pause);
  map.getContainer().addEventListener('keydown', onKey);

  return {
    isFollowing: () => isFollowing,
    setFollowing,
    keepUp,
    pause,
    end: () => {
      map.off('dragstart', pause);
      map.getContainer().removeEventListener('keydown', onKey);
    },
  };
}
