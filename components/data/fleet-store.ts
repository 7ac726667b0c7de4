'use client';

import { useCallback, useSyncExternalStore } from 'react';
import type { FleetVehicle } from '../../server/contract/fleet';
import type { FleetSource } from '../map/fleet-source';
import { usePicture } from './picture-context';

/** Where map, list and counters read the fleet from. The same object while the page is about the same time. */
export const useFleetSource = (): FleetSource => usePicture().fleet;

/** The newest state of a vehicle by Motorcade's number; renders again only when this vehicle changed. */
export function useVehicle(id: number | null): FleetVehicle | undefined {
  const { fleet } = usePicture();
  const subscribe = useCallback((listener: () => void) => fleet.onVehicle(id ?? -1, listener), [fleet, id]);
  return useSyncExternalStore(
    subscribe,
    () => fleet.vehicle(id ?? -1),
    () => undefined,
  );
}

/** The newest state of a vehicle by VIN; undefined while the fleet has none of that VIN. */
export function useVehicleByVin(vin: string): FleetVehicle | undefined {
  const { fleet } = usePicture();
  return useSyncExternalStore(
    fleet.subscribe,
    () => fleet.vehicleByVin(vin),
    () => undefined,
  );
}

/** Whether the first snapshot has arrived: before it, an empty fleet means nothing. */
export function useIsFleetLoaded(): boolean {
  const { fleet } = usePicture();
  return useSyncExternalStore(fleet.subscribe, fleet.isLoaded, () => false);
}

/**
 * A number that grows when anything about the fleet changed, at most once a second: what counts, filters and sorts
 * reads `useFleetSource` anew when it does. It also grows every ten seconds without a change, for time alone makes
 * vehicles stale.
 */
export function useFleetVersion(): number {
  const { version } = usePicture();
  return useSyncExternalStore(version.subscribe, version.current, () => 0);
}
