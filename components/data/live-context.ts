'use client';

import { createContext, useContext } from 'react';
import type { FleetRecords } from './fleet-records';
import type { FleetVersion } from './fleet-version';
import type { ServerClock } from './server-clock';
import type { Stream } from './stream-state';
import type { VehicleFeeds } from './vehicle-feeds';

/** Everything this browser holds of the live picture. One for the life of the app; none of it is React's. */
export type Live = {
  clock: ServerClock;
  stream: Stream;
  fleet: FleetRecords;
  version: FleetVersion;
  vehicles: VehicleFeeds;
  /** Connects and stays connected; returns what ends it. */
  start: () => () => void;
};

export const LiveContext = createContext<Live | null>(null);

/** The live picture of the provider above. */
export function useLive(): Live {
  const live = useContext(LiveContext);
  if (live === null) throw new Error('live data: expected a LiveProvider above, found none');
  return live;
}
