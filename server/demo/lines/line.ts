import type { Logger } from 'pino';
import type { Broker } from '../broker';
import type { Certificates } from '../certificates';
import type { Feeder } from '../feeder';
import type { Squad } from '../fleet';
import type { Vehicle } from '../life/vehicle';
import type { Order } from '../obedience/order';

/** What every line of the demo is made from. */
export type LineSettings = {
  certificates: Certificates;
  /** Where certificates and passwords are kept, for the upstreams file to point at. */
  folder: string;
  vehicles: readonly Vehicle[];
  /** Address of a broker that stands elsewhere; without it the line starts its own. */
  outside?: string;
  onSubscribed: (squad: Squad) => void;
  /** A command has come for a vehicle. */
  onCommand: (squad: Squad, vehicle: Vehicle, order: Order) => void;
  log: Logger;
};

/** A device and the vehicle it is fitted to. */
export type FittedDevice = { upstream: string; device: string; vin: string };

/** One upstream of the demo with its broker, its vehicles, and what a customer would write into the upstreams file. */
export type Line = {
  squad: Squad;
  entry: { id: string; kind: string } & Record<string, unknown>;
  devices: FittedDevice[];
  /** Whether its broker tells when somebody listens. Where it does not, the vehicles speak at once. */
  isHeardOf: boolean;
  stop: () => Promise<void>;
};

/** A broker that stands elsewhere and is nobody's to stop. */
export const standing = <Place extends object>(place: Place) => ({ ...place, stop: async () => undefined });

/** Puts a line together from its broker and the feeder that leads there. */
export function joinLine(
  squad: Omit<Squad, 'hasRoom' | 'publish'>,
  feeder: Feeder,
  broker: Pick<Broker, 'stop'>,
  { entry, devices = [], isHeardOf }: Pick<Line, 'entry' | 'isHeardOf'> & { devices?: FittedDevice[] },
): Line {
  return {
    squad: { ...squad, hasRoom: feeder.hasRoom, publish: feeder.publish },
    entry,
    devices,
    isHeardOf,
    stop: async () => {
      await feeder.stop();
      await broker.stop();
    },
  };
}
