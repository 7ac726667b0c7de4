import type { Asker } from './cancellable';
import type { Moment } from './fleet-at';
import type { Taker } from './packed-readings';

/** What the ways of looking a fleet up at a moment are given. */
export type FleetQuestion = {
  moment: Moment;
  /** Numbers of all vehicles, in order. */
  vehicleIds: readonly number[];
  /** Of the signals that are shown, by number: of others only the time counts. */
  shown: ReadonlyMap<number, string>;
  /** Connections that see the database as at one moment. */
  askers: readonly [Asker, ...Asker[]];
  take: Taker;
};
