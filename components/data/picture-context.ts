'use client';

import { createContext, useContext } from 'react';
import type { FleetVehicle } from '../../server/contract/fleet';
import type { FleetSource } from '../map/fleet-source';
import type { FleetVersion } from './fleet-version';
import type { VehicleReadings } from './vehicle-feeds';

/** The time of a picture. It goes on by itself where the picture is live, and where it is being played. */
export type PictureClock = {
  /** Epoch milliseconds. */
  now: () => number;
  /** The time of the last tick of this interval: the same for all who ask between two ticks. */
  tickOf: (intervalMs: number) => number;
  /** Calls the listener every `intervalMs`; returns what ends it. */
  subscribe: (intervalMs: number, listener: () => void) => () => void;
};

/** The fleet of a picture, as map, list and counters read it. */
export type PicturedFleet = FleetSource & {
  /** Whether everything has been here once. */
  isLoaded: () => boolean;
  vehicle: (id: number) => FleetVehicle | undefined;
  vehicleByVin: (vin: string) => FleetVehicle | undefined;
  /** Calls the listener when this vehicle changed, came or went. */
  onVehicle: (id: number, listener: () => void) => () => void;
};

/** The vehicles of a picture that are looked at in full, by VIN. A vehicle is followed while somebody listens. */
export type PicturedVehicles = {
  current: (vin: string) => VehicleReadings;
  subscribe: (vin: string, listener: () => void) => () => void;
};

/**
 * What pages show of the fleet, whoever fills it: the socket with what is true now, or the past with what was true at a
 * moment. Both are held outside React.
 */
export type Picture = {
  isPast: boolean;
  clock: PictureClock;
  fleet: PicturedFleet;
  version: FleetVersion;
  vehicles: PicturedVehicles;
};

export const PictureContext = createContext<Picture | null>(null);

/** The picture that the page around shows. */
export function usePicture(): Picture {
  const picture = useContext(PictureContext);
  if (picture === null) throw new Error('a picture of the fleet: expected a provider of one above, found none');
  return picture;
}

/** Whether the page around shows the past, where nothing of the world can be changed. False where it shows no fleet. */
export const useIsPast = (): boolean => useContext(PictureContext)?.isPast ?? false;
