'use client';

import { useMemo } from 'react';
import type { Reading } from '../../server/contract/reading';
import { useVehicleSources } from '../data/source-queries';
import type { VehicleView } from '../data/vehicle-store';
import { newestBySource } from './vehicle-sources';

/** The newest reading of each signal of a vehicle from each source, kept up to date. */
export function useNewestBySource(state: VehicleView): { readings: Reading[]; error: Error | null } {
  const { data, error } = useVehicleSources(state.vin);
  const readings = useMemo(() => newestBySource(data?.readings ?? [], state.readings.values()), [data, state.readings]);
  return { readings, error };
}
