'use client';

import { useCallback, useMemo } from 'react';
import { changedSearch } from '../ui/changed-search';
import { useSearchState } from '../ui/use-search-state';
import { type FleetView, readFleetView, writeFleetView } from './fleet-view';

/** The view of the address, and what changes it. The same objects for the same address. */
export function useFleetView() {
  const { search, change } = useSearchState();
  // While the past is played its moment changes all the time, and the view does not.
  const text = changedSearch(search.toString(), { t: null, clock: null });
  const view = useMemo(() => readFleetView(new URLSearchParams(text)), [text]);
  const show = useCallback(
    (part: Partial<FleetView>, how: 'push' | 'replace' = 'push') => change(writeFleetView(part), how),
    [change],
  );
  return { view, show };
}
