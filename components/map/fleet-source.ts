import type { FleetVehicle } from '../../server/contract/fleet';

/** Indices of the vehicles that changed, or `all` when vehicles came, went or changed places in the source. */
export type ChangedVehicles = readonly number[] | 'all';

/**
 * Where the map reads the fleet from, at its own pace: React renders nothing when a vehicle moves. An index is a place
 * in the source; it stays a vehicle's own until `all` is told. Vehicles that are only appended may be told as changed.
 */
export type FleetSource = {
  /** Calls the listener after each change, batched; returns what ends it. */
  subscribe(listener: (changed: ChangedVehicles) => void): () => void;
  /** How many vehicles there are, with or without a position. */
  count(): number;
  /** The newest state of the vehicle at an index in `[0, count())`. */
  vehicleAt(index: number): FleetVehicle;
  /** The server's clock, epoch milliseconds: ages are told by it. */
  now(): number;
};
