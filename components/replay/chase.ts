import type { Map as LeafletMap } from 'leaflet';
import type { DrivePlace } from './drive';

/** Keeps a vehicle that is being replayed in sight. */
export type Chase = {
  setFollowing: (isFollowing: boolean) => void;
  /** Brings the map after the vehicle, once it comes near the edge of what is shown. */
  keepUp: (place: DrivePlace | null) => void;
  end: () => void;
};

type ChaseOptions = {
  placeOf: () => DrivePlace | null;
  /** Jumps instead of gliding, for who wants less motion. */
  isCalm: boolean;
  /** A person looks elsewhere: it does not follow any more. */
  onPause: () => void;
  /** The map has come to rest: after a person moved it, by hand or by zooming, or by itself. */
  onMoved: (isByHand: boolean) => void;
};

/** Share of the map's width and height that the vehicle moves about in before the map comes after it. */
const roomShare = 0.6;
/** A map that comes after it glides for so long, seconds. */
const glideSeconds = 0.4;
/** A map that comes to rest this soon after a hand was upon it was moved by it, milliseconds. */
const handMs = 1_500;
const hands = ['pointerdown', 'pointerup', 'wheel', 'keydown'] as const;
const arrowKeys = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']);

/** The map is not moved with every frame: that would place all its names anew each time. */
export function createChase(map: LeafletMap, { placeOf, isCalm, onPause, onMoved }: ChaseOptions): Chase {
  let isFollowing = false;
  /** The map moves by itself, after the vehicle. */
  let isOurs = false;
  let isZooming = false;
  let handAt = Number.NEGATIVE_INFINITY;

  const keepUp = (place: DrivePlace | null) => {
    if (!isFollowing || isOurs || isZooming || place === null) return;
    const size = map.getSize();
    const point = map.latLngToContainerPoint([place.latitude, place.longitude]);
    const [across, down] = [Math.abs(point.x / size.x - 0.5) * 2, Math.abs(point.y / size.y - 0.5) * 2];
    if (across < roomShare && down < roomShare) return;
    isOurs = true;
    const isNear = across < 2 && down < 2;
    map.panTo([place.latitude, place.longitude], {
      animate: isNear && !isCalm,
      duration: glideSeconds,
      noMoveStart: true,
    });
  };
  const pause = () => {
    if (!isFollowing) return;
    isFollowing = false;
    onPause();
  };
  const onHand = (event: Event) => {
    handAt = performance.now();
    if (event instanceof KeyboardEvent && arrowKeys.has(event.key)) pause();
  };
  const onEnd = () => {
    const wasOurs = isOurs;
    isOurs = false;
    isZooming = false;
    onMoved(!wasOurs && performance.now() - handAt < handMs);
    if (!wasOurs) keepUp(placeOf());
  };
  const onZoom = () => {
    isZooming = true;
  };
  const onDrag = () => {
    handAt = performance.now();
    pause();
  };
  const container = map.getContainer();
  map.on('drag', onDrag).on('zoomstart', onZoom).on('moveend', onEnd);
  for (const hand of hands) container.addEventListener(hand, onHand, { passive: true });

  return {
    setFollowing: (next) => {
      if (next === isFollowing) return;
      isFollowing = next;
      keepUp(placeOf());
    },
    keepUp,
    end: () => {
      map.off('drag', onDrag).off('zoomstart', onZoom).off('moveend', onEnd);
      for (const hand of hands) container.removeEventListener(hand, onHand);
    },
  };
}
