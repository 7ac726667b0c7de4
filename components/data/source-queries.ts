'use client';

import { useQuery } from '@tanstack/react-query';
import { vehicleSources } from '../../server/contract/http';
import { request } from './request';

/** What each of several sources says of a vehicle, asked again every ten seconds; nothing where only one tells of it. */
export const useVehicleSources = (vin: string) =>
  useQuery({
    queryKey: ['vehicle-sources', vin],
    queryFn: ({ signal }) => request(vehicleSources, `/api/vehicles/${encodeURIComponent(vin)}/sources`, { signal }),
    refetchInterval: 10_000,
  });
