'use client';

import { useMemo } from 'react';
import type { VehicleHistory } from '../../server/contract/history';
import type { Track } from '../../server/contract/trips';
import { useSignalOf } from '../ui/use-signal';
import { domainOf, noShade, shadesOfSteps, type Values } from './trail-shades';

/** What the trail is coloured by: speed comes with the fixes themselves, anything else from its series. */
function valuesOf(track: Track, history: VehicleHistory | undefined, signalId: string): Values | null {
  if (signalId === 'speed') return { at: track.at, value: track.speed };
  const series = history?.series.find(({ signal }) => signal === signalId);
  if (series?.drawn !== 'line') return null;
  const { before } = series;
  if (before === null || typeof before.value !== 'number') return { at: series.at, value: series.value };
  return { at: [before.at, ...series.at], value: [before.value, ...series.value] };
}

/** The shade of each step of a way by a signal, and from what to what the shades go. */
export function useColouring(track: Track, history: VehicleHistory | undefined, signalId: string) {
  const { freshMs } = useSignalOf()(signalId);
  return useMemo(() => {
    const values = valuesOf(track, history, signalId);
    const domain = values && domainOf(values, signalId === 'speed');
    const shades =
      values && domain
        ? shadesOfSteps(track.at, values, domain, freshMs)
        : new Int8Array(Math.max(0, track.at.length - 1)).fill(noShade);
    return { shades, domain };
  }, [track, history, signalId, freshMs]);
}
