import type { Refused, VehicleChanges, VehicleSnapshot } from '../../server/contract/live';
import type { Schedule } from './frame';
import type { PicturedVehicles } from './picture-context';
import { applyVehicleChanges, applyVehicleSnapshot, type VehicleView } from './vehicle-view';

/**
 * What a page can show of one vehicle. `unknown`: no vehicle has that VIN (yet). `failed`: the server said no; see `error`.
 * It is asked again, less and less often.
 */
export type VehicleReadings = {
  status: 'loading' | 'ready' | 'unknown' | 'failed';
  state: VehicleView | null;
  error: string | null;
};

/** How the feeds reach the server. Without a connection `join` is never answered: the next connection joins again. */
export type VehicleRoom = {
  join: (vin: string, onAnswer: (answer: VehicleSnapshot | Refused) => void) => void;
  leave: (vin: string) => void;
};

/** The vehicles being looked at in full, by VIN. A vehicle is followed while somebody listens. */
export type VehicleFeeds = PicturedVehicles & {
  /** The VINs somebody looks at. */
  watched: () => string[];
  apply: (changes: VehicleChanges) => void;
  /** Asks for every vehicle again: after each connection, for the server follows sockets and not people. */
  rejoin: () => void;
  /** Asks again for the VINs no vehicle had, once a vehicle of that VIN is in the fleet. */
  retryUnknown: () => void;
};

/** What is shown of a vehicle before the server has answered. */
export const loadingVehicle: VehicleReadings = { status: 'loading', state: null, error: null };

type Feed = {
  shown: VehicleReadings;
  /** Whether the fleet had the vehicle when it was last looked for. */
  wasListed: boolean;
  /** Refusals in a row, and the wait after the last of them. */
  refusals: number;
  pause: ReturnType<typeof setTimeout> | undefined;
  listeners: Set<() => void>;
  tell: () => void;
};

const greatestStepMs = 30_000;

/** Half a second to one and a half, then doubled up to the greatest step: pages that were refused do not return at once. */
const pauseMs = (refusals: number) => Math.min(greatestStepMs, 1_000 * 2 ** refusals) * (0.5 + Math.random());

type FeedsOptions = {
  room: VehicleRoom;
  schedule: Schedule;
  /** Whether the fleet has a vehicle of that VIN. */
  isListed: (vin: string) => boolean;
};

/** Follows nothing until somebody listens. @param schedule when to tell listeners that a vehicle is other */
export function createVehicleFeeds({ room, schedule, isListed }: FeedsOptions): VehicleFeeds {
  const feeds = new Map<string, Feed>();

  const show = (feed: Feed, shown: VehicleReadings) => {
    feed.shown = shown;
    schedule(feed.tell);
  };

  const join = (vin: string, feed: Feed) => {
    clearTimeout(feed.pause);
    feed.wasListed = isListed(vin);
    room.join(vin, (answer) => {
      if (feeds.get(vin) !== feed) return;
      if ('error' in answer) {
        show(feed, { status: 'failed', state: feed.shown.state, error: answer.error });
        clearTimeout(feed.pause);
        feed.pause = setTimeout(() => join(vin, feed), pauseMs(feed.refusals));
        feed.refusals += 1;
        return;
      }
      feed.refusals = 0;
      if (answer.state === null) {
        show(feed, { status: 'unknown', state: null, error: null });
        // It may have come into the fleet between question and answer, and say nothing more for long.
        joinWhenListed(vin, feed);
      } else show(feed, { status: 'ready', state: applyVehicleSnapshot(feed.shown.state, answer.state), error: null });
    });
  };

  /** Asks once each time the vehicle comes into the fleet: the server counts questions. */
  const joinWhenListed = (vin: string, feed: Feed) => {
    const isThere = isListed(vin);
    if (isThere && !feed.wasListed) join(vin, feed);
    else feed.wasListed = isThere;
  };

  const open = (vin: string): Feed => {
    const listeners = new Set<() => void>();
    const tell = () => {
      for (const listener of listeners) listener();
    };
    const feed: Feed = { shown: loadingVehicle, wasListed: false, refusals: 0, pause: undefined, listeners, tell };
    feeds.set(vin, feed);
    join(vin, feed);
    return feed;
  };

  return {
    current: (vin) => feeds.get(vin)?.shown ?? loadingVehicle,
    subscribe: (vin, listener) => {
      const feed = feeds.get(vin) ?? open(vin);
      feed.listeners.add(listener);
      return () => {
        feed.listeners.delete(listener);
        if (feed.listeners.size > 0 || feeds.get(vin) !== feed) return;
        feeds.delete(vin);
        clearTimeout(feed.pause);
        room.leave(vin);
      };
    },
    watched: () => [...feeds.keys()],
    apply: (changes) => {
      const feed = feeds.get(changes.vin);
      if (feed === undefined || feed.shown.state === null) return;
      const state = applyVehicleChanges(feed.shown.state, changes);
      if (state !== feed.shown.state) show(feed, { ...feed.shown, state });
    },
    rejoin: () => {
      for (const [vin, feed] of feeds) {
        feed.refusals = 0;
        join(vin, feed);
      }
    },
    retryUnknown: () => {
      for (const [vin, feed] of feeds) if (feed.shown.status === 'unknown') joinWhenListed(vin, feed);
    },
  };
}
