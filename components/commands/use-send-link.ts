'use client';

import { useCallback } from 'react';
import { useSearchState } from '../ui/use-search-state';

/** Opens and closes the form that sends a command, over whatever page. Which one, and to whom, is in the address. */
export function useSendLink() {
  const { search, change } = useSearchState();
  const open = useCallback((vin: string, type: string) => change({ send: type, sendTo: vin }, 'push'), [change]);
  const close = useCallback(() => change({ send: null, sendTo: null }, 'replace'), [change]);
  const [type, vin] = [search.get('send'), search.get('sendTo')];
  return { asked: type === null || vin === null ? null : { type, vin }, open, close };
}
