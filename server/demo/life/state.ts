import type { Stay } from './day';
import type { Energy } from './energy';

/** Everything that can be known of a vehicle at one moment. */
export type State = {
  at: number;
  latitude: number;
  longitude: number;
  heading: number;
  speedKmh: number;
  odometerKm: number;
  /** Null while driving. */
  stay: Stay | null;
  energy: Energy;
  /** Consumption in the cold, as a factor. */
  cold: number;
  /** How warm tires and engine have become by driving, 0 to 1. */
  warmth: number;
  isIgnitionOn: boolean;
  isDriverDoorOpen: boolean;
  isTrunkOpen: boolean;
  isLocked: boolean;
  isPlugged: boolean;
  /** kW; 0 when it does not charge. */
  chargeKw: number;
  /** Until as much is charged as was wanted; 0 when it does not charge. */
  minutesToFull: number;
  /** When something but place and energy changes next. */
  changesAt: number;
};

/** An odometer shows whole metres, and sums that differ by a rounding error are the same to it. */
export const readOdometer = (kilometers: number): number => Math.floor(kilometers * 1_000 + 0.001) / 1_000;
