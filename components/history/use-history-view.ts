'use client';

import { useCallback, useMemo } from 'react';
import { useSearchState } from '../ui/use-search-state';
import { type HistoryView, readHistoryView, writeHistoryView } from './history-view';

/** What the tab shows, and how to show something else. Each step is one that Back undoes. */
export function useHistoryView() {
  const { search, change } = useSearchState();
  const view = useMemo(() => readHistoryView(search), [search]);
  const show = useCallback((part: Partial<HistoryView>) => change(writeHistoryView(part), 'push'), [change]);
  return { view, show };
}
