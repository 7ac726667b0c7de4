import type { Schedule } from '../data/frame';
import type { PicturedVehicles } from '../data/picture-context';
import { loadingVehicle, type VehicleReadings } from '../data/vehicle-feeds';

/** What is shown of vehicles at a moment, by VIN. */
export type ShownVehicles = ReadonlyMap<string, VehicleReadings>;

export type PastVehicles = PicturedVehicles & {
  /** The VINs somebody looks at. */
  watched: () => string[];
  show: (vehicles: ShownVehicles) => void;
  /** What to show of vehicles that somebody begins to look at, until they are shown otherwise. */
  keep: (vehicles: ShownVehicles) => void;
};

type Feed = { shown: VehicleReadings; listeners: Set<() => void>; tell: () => void };

/**
 * The vehicles being looked at in full, as at the moment that is shown. They do not change by themselves.
 * @param onWatched somebody began to look at a vehicle: it waits to be shown
 */
export function createPastVehicles(schedule: Schedule, onWatched: (vin: string) => void): PastVehicles {
  const feeds = new Map<string, Feed>();
  let kept: ShownVehicles = new Map();

  const open = (vin: string): Feed => {
    const listeners = new Set<() => void>();
    const tell = () => {
      for (const listener of listeners) listener();
    };
    const feed: Feed = { shown: kept.get(vin) ?? loadingVehicle, listeners, tell };
    feeds.set(vin, feed);
    onWatched(vin);
    return feed;
  };

  return {
    current: (vin) => feeds.get(vin)?.shown ?? loadingVehicle,
    subscribe: (vin, listener) => {
      const feed = feeds.get(vin) ?? open(vin);
      feed.listeners.add(listener);
      return () => {
        feed.listeners.delete(listener);
        if (feed.listeners.size === 0 && feeds.get(vin) === feed) feeds.delete(vin);
      };
    },
    watched: () => [...feeds.keys()],
    keep: (vehicles) => {
      kept = vehicles;
    },
    show: (vehicles) => {
      for (const [vin, shown] of vehicles) {
        const feed = feeds.get(vin);
        if (feed === undefined) continue;
        feed.shown = shown;
        schedule(feed.tell);
      }
    },
  };
}
