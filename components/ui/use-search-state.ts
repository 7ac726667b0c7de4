'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

export type SearchChange = Readonly<Record<string, string | null>>;

/** Writes what differs from the address; `null` and the empty text take a name out. */
export function changedSearch(search: string, change: SearchChange): string {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(change)) {
    if (value === null || value === '') next.delete(name);
    else next.set(name, value);
  }
  // Commas and colons are allowed in a query (RFC 3986, 3.4) and read better than %2C.
  const text = next.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return text === '' ? '' : `?${text}`;
}

/**
 * The state of the view that lives in the address, so that a pasted link shows the same and Back undoes a step.
 * `push` leaves a step to go back to; `replace` does not, for what changes while one drags or types.
 */
export function useSearchState() {
  const pathname = usePathname();
  const search = useSearchParams();
  const change = useCallback(
    (changes: SearchChange, how: 'push' | 'replace') => {
      const next = changedSearch(window.location.search, changes);
      if (next === window.location.search) return;
      const url = `${pathname}${next}`;
      // The native history: the router knows of it, and asks the server for nothing.
      if (how === 'push') window.history.pushState(null, '', url);
      else window.history.replaceState(null, '', url);
    },
    [pathname],
  );
  return { search, change };
}
