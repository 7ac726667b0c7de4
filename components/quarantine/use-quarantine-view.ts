'use client';

import { useCallback, useMemo } from 'react';
import { useSearchState } from '../ui/use-search-state';
import { type QuarantineView, readQuarantineView } from './quarantine-view';

/** What the page shows, as the address says. */
export function useQuarantineView() {
  const { search, change } = useSearchState();
  const view = useMemo(() => readQuarantineView(search), [search]);
  const show = useCallback((next: Partial<QuarantineView>) => change(next, 'push'), [change]);
  return { view, show };
}
