'use client';

import { useCallback, useRef } from 'react';
import { messageDepth, messageStep } from './message-step';
import { useSearchState } from './use-search-state';

/** Opens and closes the message a value came from. The open one is in the address; Back closes it as well. */
export function useMessageLink() {
  const { search, change } = useSearchState();
  const left = useRef<unknown>(null);
  /** Opens a message; `signal` is the value in it that was asked for. */
  const open = useCallback(
    (reference: string, signal: string | null = null) => {
      const isOpen = new URLSearchParams(window.location.search).has('message');
      const depth = messageDepth(window.history.state);
      // Upon a pasted link: going back would end at that message, so there closing takes it out of the address.
      const step = isOpen && depth === 0 ? null : messageStep(depth + 1);
      change({ message: reference, signal }, 'push', step);
    },
    [change],
  );
  /** Points at another value of the open message. */
  const point = useCallback(
    (signal: string | null) => {
      const depth = messageDepth(window.history.state);
      change({ signal }, 'replace', depth === 0 ? null : messageStep(depth));
    },
    [change],
  );
  const close = useCallback(() => {
    const { state } = window.history;
    const depth = messageDepth(state);
    if (depth === 0) return change({ message: null, signal: null }, 'replace');
    // Going back takes a moment; closing twice meanwhile would go back twice.
    if (left.current === state) return;
    left.current = state;
    window.history.go(-depth);
  }, [change]);
  return { reference: search.get('message'), signal: search.get('signal'), open, point, close };
}
