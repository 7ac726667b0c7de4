'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback } from 'react';
import { changedSearch, type SearchChange } from './changed-search';

/**
 * The state of the view that lives in the address, so that a pasted link shows the same and Back undoes a step.
 * `push` leaves a step to go back to; `replace` does not, for what changes while one drags or types. `step` is
 * kept with the place in the history.
 */
export function useSearchState() {
  const pathname = usePathname();
  const search = useSearchParams();
  const change = useCallback(
    (changes: SearchChange, how: 'push' | 'replace', step: object | null = null) => {
      const next = changedSearch(window.location.search, changes);
      if (next === window.location.search) return;
      const url = `${pathname}${next}`;
      // The native history: the router knows of it, and asks the server for nothing.
      // It writes into the state it is given, hence the copy.
      const state = step === null ? null : { ...step };
      if (how === 'push') window.history.pushState(state ?? {}, '', url);
      else window.history.replaceState(state, '', url);
    },
    [pathname],
  );
  return { search, change };
}
