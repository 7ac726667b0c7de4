import { z } from 'zod';
import type { Command } from './commands';
import { vin } from './http';
import type { Absence, Availability, Reading } from './reading';

/**
 * The fleet comes as changes only. A client says which revision of which epoch it holds (an epoch is one life of the
 * server); the server goes on from there, in pieces, oldest change first, each vehicle once and in its newest state. A
 * client that holds nothing, or another epoch's, starts at revision 0 and so is sent everything.
 */
export const fleetJoin = z.object({
  epoch: z.string().max(64).optional(),
  revision: z.number().int().nonnegative().optional(),
});
export type FleetJoin = z.infer<typeof fleetJoin>;

export const vehicleJoin = z.object({ vin });
export type VehicleJoin = z.infer<typeof vehicleJoin>;

/**
 * Answer to `fleet:join`, before the first change. `since` is where the changes will go on: the revision the client named,
 * or 0. Having reached revision `target`, the client has everything that was known when it joined.
 */
export type FleetJoined = {
  epoch: string;
  since: number;
  target: number;
  /** Server's clock, epoch milliseconds: ages are told by it, not by the browser's. */
  now: number;
};

/**
 * Newest state of vehicles that changed after revision `since`, which is the one this socket was last told. A client that
 * holds less has missed something and joins again; a row whose revision is not greater than the held one is old.
 */
export type FleetChanges = {
  epoch: string;
  since: number;
  revision: number;
  /** UTF-8 JSON of FleetRow[], encoded once for all sockets that stand at `since`. Read it with `fleetRowsOf`. */
  rows: ArrayBuffer | Uint8Array;
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

/** Newest readings and absences of one vehicle since the last such event. Apply each by `isNewer` again. */
export type VehicleChanges = { vin: string; readings: Reading[]; absences: Absence[]; now: number };

/** Answer to `commands:join`: what changes from here on is told. What there is already is asked for over HTTP, after it. */
export type CommandsJoined = { now: number };

/**
 * Commands that came to another state since the last such event, each in its newest; one that is held with a `change` as
 * great is old. `hasMissed`: more changed than is kept for a connection that reads slowly, so the page is asked for again.
 */
export type CommandChanges = { commands: Command[]; hasMissed: boolean; now: number };

export type Refused = { error: string };

/** `data.code` of a refused connection: sign in again, or the server cannot tell just now who this is. */
export const connectionRefusals = ['signed-out', 'unavailable'] as const;
export type ConnectionRefusal = (typeof connectionRefusals)[number];

export type ServerEvents = {
  /** Now and then the server wants to know when they have been taken: it measures how long that is after the commit. */
  'fleet:changes': (changes: FleetChanges, onTaken?: () => void) => void;
  'vehicle:changes': (changes: VehicleChanges) => void;
  'commands:changes': (changes: CommandChanges) => void;
  /** Sent about every second on a healthy socket, so that silence is a fact and not a guess. */
  'server:clock': (clock: { now: number; epoch: string; revision: number }) => void;
};

export type ClientEvents = {
  'fleet:join': (join: FleetJoin, answer: (reply: FleetJoined | Refused) => void) => void;
  'fleet:leave': () => void;
  'vehicle:join': (join: VehicleJoin, answer: (reply: VehicleSnapshot | Refused) => void) => void;
  'vehicle:leave': (join: VehicleJoin) => void;
  'commands:join': (answer: (reply: CommandsJoined | Refused) => void) => void;
  'commands:leave': () => void;
};
