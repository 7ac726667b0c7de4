'use client';

import { useCallback, useSyncExternalStore } from 'react';
import type { Reading } from '../../server/contract/reading';
import { useLive } from './live-context';
import { loadingVehicle, type VehicleReadings } from './vehicle-feeds';

export type { VehicleReadings } from './vehicle-feeds';
export type { VehicleView } from './vehicle-view';

/** Reads something of a followed vehicle; renders again only when that changed. */
function useFeed<T>(vin: string, select: (readings: VehicleReadings) => T): T {
  const { vehicles } = useLive();
  const subscribe = useCallback((listener: () => void) => vehicles.subscribe(vin, listener), [vehicles, vin]);
  return useSyncExternalStore(
    subscribe,
    () => select(vehicles.current(vin)),
    () => select(loadingVehicle),
  );
}

const itself = (readings: VehicleReadings) => readings;

/** Follows a vehicle in full for as long as the caller is shown: snapshot, then every change. */
export const useVehicleReadings = (vin: string): VehicleReadings => useFeed(vin, itself);

/** The newest reading of one signal; undefined while there is none. */
export const useReading = (vin: string, signalId: string): Reading | undefined =>
  useFeed(vin, ({ state }) => state?.readings.get(signalId));
