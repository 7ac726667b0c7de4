'use client';

import { useMemo } from 'react';
import { useVehicleSignals } from '../data/history-queries';
import { formatNumber } from '../ui/format-value';

/** How many readings of each signal there are, written: `1 204`, `10 000+` where nobody counted on. */
export function useSignalCounts(vin: string): ReadonlyMap<string, string> {
  const { data } = useVehicleSignals(vin);
  return useMemo(
    () =>
      new Map(
        data?.signals.map(({ signal, count, isCountComplete }) => [
          signal,
          `${formatNumber(count, 0)}${isCountComplete ? '' : '+'}`,
        ]),
      ),
    [data],
  );
}
