'use client';

import { useMemo } from 'react';
import type { Clock } from '../../server/contract/moment';
import { useHistories } from '../data/history-queries';
import { useVehicleReadings } from '../data/vehicle-store';
import type { Span } from '../range/range-presets';
import { alertSignals, alertsOf } from './alerts-of';

type AlertsOptions = {
  clock: Clock;
  /** How often what goes on is asked for again, milliseconds; null for what is over. */
  renewMs: number | null;
};

/**
 * What a vehicle warned of within a time. `alerts` is null while nobody knows yet, and where it tells nothing to warn by.
 */
export function useAlerts(vin: string, span: Span, { clock, renewMs }: AlertsOptions) {
  const { state } = useVehicleReadings(vin);
  const told = state?.readings;
  const signals = useMemo(() => alertSignals(told?.keys() ?? []), [told]);
  const { data, error, refetch } = useHistories({ vin, signals, clock }, span, renewMs);
  const alerts = useMemo(() => (data === undefined ? null : alertsOf(data)), [data]);
  return { alerts, error, refetch };
}
