'use client';

import { useMemo } from 'react';
import { greatestColumnCount, type VehicleHistory } from '../../server/contract/history';
import type { Clock } from '../../server/contract/moment';
import { useHistory } from '../data/history-queries';
import { useVehicleReadings } from '../data/vehicle-store';
import type { Span } from '../range/range-presets';
import { isPosition } from '../ui/format-value';
import { useSignalOf } from '../ui/use-signal';
import type { Fix } from './drive';
import { momentSignals } from './moment-readings';
import type { ReplayView } from './replay-view';

/** What was told during a replay, by a clock, of the signals it shows, and which others the vehicle has. */
export function useReplayHistory(
  vin: string,
  span: Span,
  { graph, colour }: Pick<ReplayView, 'graph' | 'colour'>,
  clock: Clock,
) {
  const signals = useMemo(() => {
    // The way lies by event time: when its fixes reached us is asked for besides.
    const fixes = clock === 'received' ? ['position'] : [];
    return [...new Set([...momentSignals, ...fixes, graph, colour])];
  }, [graph, colour, clock]);
  const {
    data: history,
    error,
    refetch,
  } = useHistory({
    asked: { vin, signals, clock },
    rangeKey: `${span.from} ${span.to}`,
    spanNow: () => span,
    columns: greatestColumnCount,
    renewMs: null,
  });
  // Of positions only the last one before: the others are the way itself.
  const { data: start } = useHistory({
    asked: { vin, signals: ['position'], clock },
    rangeKey: `${span.from}`,
    spanNow: () => ({ from: span.from, to: span.from + 1 }),
    columns: 1,
    renewMs: null,
  });
  const { state } = useVehicleReadings(vin);
  const signalOf = useSignalOf();
  return useMemo(() => {
    const known = state === null ? [] : [...state.readings.keys()].map(signalOf);
    return {
      history,
      /** Why the values cannot be shown, while they cannot. */
      problem: history === undefined ? (error?.message ?? null) : null,
      refetch,
      before: fixBefore(start),
      signals: known.filter(({ kind }) => kind !== 'position').map(({ id }) => id),
      numbers: known.filter(({ kind }) => kind === 'number').map(({ id }) => id),
      hasPosition: state?.readings.has('position') ?? true,
      absence: state?.absences.get('position'),
    };
  }, [history, error, refetch, start, state, signalOf]);
}

/** Where the vehicle was told to be last before a range; null where nobody told, or nobody knows yet. */
function fixBefore(history: VehicleHistory | undefined): Fix | null {
  const told = history?.series[0]?.before ?? null;
  return told === null || !isPosition(told.value) ? null : { at: told.at, ...told.value };
}
