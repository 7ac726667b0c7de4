'use client';

import { useCallback, useMemo } from 'react';
import { useSearchState } from '../ui/use-search-state';
import { type FleetView, readFleetView, writeFleetView } from './fleet-view';

/** The view of the address, and what changes it. The same objects for the same address. */
export function useFleetView() {
  const { search, change } = useSearchState();
  const text = search.toString();
  const view = useMemo(() => readFleetView(new URLSearchParams(text)), [text]);
  const show = useCallback(
    (part: Partial<FleetView>, how: 'push' | 'replace' = 'push') => change(writeFleetView(part), how),
    [change],
  );
  return { view, show };
}
