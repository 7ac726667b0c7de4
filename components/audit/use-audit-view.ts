'use client';

import { useCallback, useMemo } from 'react';
import { useSearchState } from '../ui/use-search-state';
import { type AuditView, readAuditView, writeAuditView } from './audit-view';

/** What the page looks for, as the address says. */
export function useAuditView() {
  const { search, change } = useSearchState();
  const view = useMemo(() => readAuditView(search), [search]);
  /** Looks for something else; what is chosen leaves a step to go back to, what is typed does not. */
  const show = useCallback(
    (next: Partial<AuditView>, how: 'push' | 'replace' = 'push') => change(writeAuditView(next), how),
    [change],
  );
  return { view, show };
}
