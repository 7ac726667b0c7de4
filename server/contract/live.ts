import { z } from 'zod';
import type { FleetRow } from './fleet';
import type { Absence, Availability, Reading } from './reading';

/** What a client says it has: the server's epoch (new at each start) and the last revision it applied. */
export const fleetJoin = z.object({
  epoch: z.string().max(64).optional(),
  revision: z.number().int().nonnegative().optional(),
});
export type FleetJoin = z.infer<typeof fleetJoin>;

export const vehicleJoin = z.object({ vin: z.string().min(1).max(64) });
export type VehicleJoin = z.infer<typeof vehicleJoin>;

/** Answer to `fleet:join`: everything (`isComplete`), or what changed since the revision the client named. */
export type FleetSnapshot = {
  epoch: string;
  revision: number;
  isComplete: boolean;
  rows: FleetRow[];
  /** Server's clock, epoch milliseconds: ages are told by it, not by the browser's. */
  now: number;
};

/** Newest state of the vehicles that changed. `since` is the revision this socket was last told; any other is a gap. */
export type FleetChanges = {
  epoch: string;
  since: number;
  revision: number;
  rows: FleetRow[];
  now: number;
};

/** All that is known of one vehicle. */
export type VehicleState = {
  id: number;
  vin: string;
  name: string | null;
  model: string | null;
  readings: Reading[];
  absences: Absence[];
  availabilities: Availability[];
};

/** Answer to `vehicle:join`. `null` when no vehicle has that VIN. */
export type VehicleSnapshot = { state: VehicleState | null; now: number };

/** Newest readings and absences of one vehicle since the last such event. Apply each by (at, message order) again. */
export type VehicleChanges = { vin: string; readings: Reading[]; absences: Absence[]; now: number };

export type Refused = { error: string };

export type ServerEvents = {
  'fleet:changes': (changes: FleetChanges) => void;
  'vehicle:changes': (changes: VehicleChanges) => void;
  /** Sent about every second on a healthy socket, so that silence is a fact and not a guess. */
  'server:clock': (clock: { now: number; epoch: string; revision: number }) => void;
};

export type ClientEvents = {
  'fleet:join': (join: FleetJoin, answer: (reply: FleetSnapshot | Refused) => void) => void;
  'fleet:leave': () => void;
  'vehicle:join': (join: VehicleJoin, answer: (reply: VehicleSnapshot | Refused) => void) => void;
  'vehicle:leave': (join: VehicleJoin) => void;
};
