'use client';

import { useCallback, useSyncExternalStore } from 'react';
import { usePicture } from './picture-context';
import { loadingVehicle, type VehicleReadings } from './vehicle-feeds';

export type { VehicleReadings } from './vehicle-feeds';
export type { VehicleView } from './vehicle-view';

/** Follows a vehicle in full for as long as the caller is shown: snapshot, then every change. */
export function useVehicleReadings(vin: string): VehicleReadings {
  const { vehicles } = usePicture();
  const subscribe = useCallback((listener: () => void) => vehicles.subscribe(vin, listener), [vehicles, vin]);
  return useSyncExternalStore(
    subscribe,
    () => vehicles.current(vin),
    () => loadingVehicle,
  );
}
