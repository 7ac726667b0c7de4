'use client';

import { useCallback } from 'react';
import { useSearchState } from './use-search-state';

/** Opens and closes the message a value came from. The open one is in the address. */
export function useMessageLink() {
  const { search, change } = useSearchState();
  const open = useCallback((reference: string) => change({ message: reference }, 'push'), [change]);
  const close = useCallback(() => change({ message: null }, 'push'), [change]);
  return { reference: search.get('message'), open, close };
}
