'use client';

import { useMemo } from 'react';
import { greatestColumnCount } from '../../server/contract/history';
import { useHistory } from '../data/history-queries';
import { useVehicleReadings } from '../data/vehicle-store';
import type { Span } from '../range/range-presets';
import { useSignalOf } from '../ui/use-signal';
import { momentSignals } from './moment-readings';
import type { ReplayView } from './replay-view';

/** What was told during a replay of the signals it shows, and which others the vehicle has. */
export function useReplayHistory(vin: string, span: Span, { graph, colour }: Pick<ReplayView, 'graph' | 'colour'>) {
  const signals = useMemo(() => [...new Set([...momentSignals, graph, colour])], [graph, colour]);
  const { data: history } = useHistory({
    asked: { vin, signals, clock: 'event' },
    rangeKey: `${span.from} ${span.to}`,
    spanNow: () => span,
    columns: greatestColumnCount,
    renewMs: null,
  });
  const { state } = useVehicleReadings(vin);
  const signalOf = useSignalOf();
  return useMemo(() => {
    const known = state === null ? [] : [...state.readings.keys()].map(signalOf);
    return {
      history,
      signals: known.filter(({ kind }) => kind !== 'position').map(({ id }) => id),
      numbers: known.filter(({ kind }) => kind === 'number').map(({ id }) => id),
      hasPosition: state?.readings.has('position') ?? true,
      absence: state?.absences.get('position'),
    };
  }, [history, state, signalOf]);
}
