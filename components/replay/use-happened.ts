'use client';

import { useAlerts } from '../alerts/use-alerts';
import { useCommandsWithin } from '../data/command-queries';
import { useNewestCommands } from '../data/command-store';
import type { Moment } from '../past/moment-address';
import type { Span } from '../range/range-presets';

/**
 * What a vehicle warned of and was sent during a replay, undefined while nobody knows yet.
 * @param known the moment of the past that all of it is told as at: by its clock what it warned of stands where it reached us
 */
export function useHappened(vin: string, span: Span, known: Moment | null) {
  const clock = known?.clock ?? 'event';
  const { alerts, error: noAlerts, refetch: retryAlerts } = useAlerts(vin, span, { clock, renewMs: null });
  const { data, error: noCommands, refetch: retryCommands } = useCommandsWithin(vin, span);
  const commands = useNewestCommands(data?.commands);
  return {
    alerts: alerts ?? undefined,
    commands,
    asOf: known?.at ?? Number.POSITIVE_INFINITY,
    /** Why some of it is not here; null while nothing stands against it. */
    problem: (noAlerts ?? noCommands)?.message ?? null,
    retry: () => void Promise.all([retryAlerts(), retryCommands()]),
  };
}
