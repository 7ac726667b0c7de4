'use client';

import { useCallback, useRef } from 'react';
import { isMessageStep, messageStep } from './message-step';
import { useSearchState } from './use-search-state';

/** Opens and closes the message a value came from. The open one is in the address; Back closes it as well. */
export function useMessageLink() {
  const { search, change } = useSearchState();
  const left = useRef<unknown>(null);
  const open = useCallback((reference: string) => change({ message: reference }, 'push', messageStep), [change]);
  const close = useCallback(() => {
    const { state } = window.history;
    if (!isMessageStep(state)) return change({ message: null }, 'replace');
    // Going back takes a moment; closing twice meanwhile would go back twice.
    if (left.current === state) return;
    left.current = state;
    window.history.back();
  }, [change]);
  return { reference: search.get('message'), open, close };
}
