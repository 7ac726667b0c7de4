'use client';

import { useAlerts } from '../alerts/use-alerts';
import { useCommandsWithin } from '../data/command-queries';
import { useNewestCommands } from '../data/command-store';
import type { Span } from '../range/range-presets';

/** What a vehicle warned of and was sent during a replay, undefined while nobody knows yet. */
export function useHappened(vin: string, span: Span) {
  const { alerts, error: noAlerts, refetch: retryAlerts } = useAlerts(vin, span, { clock: 'event', renewMs: null });
  const { data, error: noCommands, refetch: retryCommands } = useCommandsWithin(vin, span);
  const commands = useNewestCommands(data?.commands);
  return {
    alerts: alerts ?? undefined,
    commands,
    /** Why some of it is not here; null while nothing stands against it. */
    problem: (noAlerts ?? noCommands)?.message ?? null,
    retry: () => void Promise.all([retryAlerts(), retryCommands()]),
  };
}
