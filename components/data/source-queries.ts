'use client';

import { useQuery } from '@tanstack/react-query';
import { vehicleSources } from '../../server/contract/http';
import { useIsPast } from './picture-context';
import { request } from './request';

const useSources = (vin: string, isEnabled: boolean) =>
  useQuery({
    queryKey: ['vehicle-sources', vin],
    queryFn: ({ signal }) => request(vehicleSources, `/api/vehicles/${encodeURIComponent(vin)}/sources`, { signal }),
    refetchInterval: 10_000,
    enabled: isEnabled,
  });

/** The same whatever moment is shown: for what a vehicle has ever told of, and not for what it said. */
export const useSourcesEver = (vin: string) => useSources(vin, true);

/**
 * What each of several sources says of a vehicle, asked again every ten seconds; nothing where only one tells of it, and
 * nothing in the past, of which only the newest of each signal is told.
 */
export function useVehicleSources(vin: string) {
  const isPast = useIsPast();
  const { data, error } = useSources(vin, !isPast);
  return isPast ? { data: undefined, error: null } : { data, error };
}
