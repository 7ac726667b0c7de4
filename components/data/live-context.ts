'use client';

import { createContext, useContext } from 'react';
import type { CommandRecords } from './command-records';
import type { FleetRecords } from './fleet-records';
import type { Picture } from './picture-context';
import type { ServerClock } from './server-clock';
import type { Stream } from './stream-state';
import type { VehicleFeeds } from './vehicle-feeds';

/** The live picture, and what fills it. One for the life of the app; none of it is React's. */
export type Live = Picture & {
  clock: ServerClock;
  stream: Stream;
  fleet: FleetRecords;
  vehicles: VehicleFeeds;
  commands: CommandRecords;
  /** Connects and stays connected; returns what ends it. */
  start: () => () => void;
};

export const LiveContext = createContext<Live | null>(null);

/** What is true now, whatever the page shows. What a page shows is `usePicture`. */
export function useLive(): Live {
  const live = useContext(LiveContext);
  if (live === null) throw new Error('live data: expected a LiveProvider above, found none');
  return live;
}
