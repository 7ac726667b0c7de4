'use client';

import { useCallback, useMemo } from 'react';
import { changedSearch, type SearchChange } from './changed-search';
import { useSearchState } from './use-search-state';

type Step = 'push' | 'replace';

/** Shows another part of a view: as a step to go back to, or not, for what changes while one drags or types. */
export type ShowView<View> = (part: Partial<View>, step?: Step) => void;

/** What is no part of any view: while the past is played its moment changes all the time. */
const moment = { t: null, clock: null };

/**
 * What a page shows, as the address says it, and what shows something else. The same objects for the same address.
 * @param read what it says; @param write what to say of a part of a view. Both are made once.
 */
export function useSearchView<View>(
  read: (search: Pick<URLSearchParams, 'get'>) => View,
  write: (part: Partial<View>) => SearchChange,
  usual: Step = 'push',
) {
  const { search, change } = useSearchState();
  const text = changedSearch(search.toString(), moment);
  const view = useMemo(() => read(new URLSearchParams(text)), [read, text]);
  const show: ShowView<View> = useCallback((part, step = usual) => change(write(part), step), [write, usual, change]);
  return { view, show };
}
