import type { MapView } from './fleet-map-props';

/** Decimals of a degree that a view carries: about a metre. */
const precision = 1e5;

/** A view as it is told and compared: rounded, the longitude brought into [-180, 180). */
export function roundView({ latitude, longitude, zoom }: MapView): MapView {
  const wrapped = ((((longitude + 180) % 360) + 360) % 360) - 180;
  return {
    latitude: Math.round(latitude * precision) / precision,
    longitude: Math.round(wrapped * precision) / precision,
    zoom: Math.round(zoom * 100) / 100,
  };
}

export function isSameView(a: MapView, b: MapView): boolean {
  return a.latitude === b.latitude && a.longitude === b.longitude && a.zoom === b.zoom;
}

export type ViewEcho = {
  /** Notes a view that was told to the owner of the URL. */
  tell: (view: MapView) => void;
  /** Whether a view that comes back is one of those told; it and all told before it are then done with. */
  isEcho: (view: MapView) => boolean;
};

/**
 * Tells our own views, coming back by way of the URL and perhaps late, from those that somebody else set: only the
 * latter may move the map, else it would be pulled back under a person's hand.
 */
export function createViewEcho(): ViewEcho {
  let told: MapView[] = [];
  return {
    tell: (view) => {
      told.push(view);
      // An owner that drops views (a busy router) must not make this grow.
      if (told.length > 100) told = told.slice(-50);
    },
    isEcho: (view) => {
      const at = told.findIndex((one) => isSameView(one, view));
      if (at < 0) return false;
      told = told.slice(at + 1);
      return true;
    },
  };
}
