'use client';

import { useCallback, useMemo } from 'react';
import { useSearchState } from '../ui/use-search-state';
import { type MessageView, readMessageView, writeMessageView } from './message-view';

/** What the page looks for, as the address says. */
export function useMessageView() {
  const { search, change } = useSearchState();
  const view = useMemo(() => readMessageView(search), [search]);
  /** Looks for something else; what is chosen leaves a step to go back to, what is typed does not. */
  const show = useCallback(
    (next: Partial<MessageView>, how: 'push' | 'replace' = 'push') => change(writeMessageView(next), how),
    [change],
  );
  return { view, show };
}
