'use client';

import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Moment } from './moment-address';
import type { Past } from './past';
import { noPast, type PastState } from './past-state';

/** How somebody came to another moment: by a choice of its own, or by one of many small moves, which are one step Back. */
export type Way = 'choice' | 'move';

/** The past, and the address that says which moment of it is shown. */
export type PastAccess = {
  past: Past;
  /** The moment of the address; null where the page shows the present, and where a replay knows all that is known now. */
  addressed: Moment | null;
  /** The page is a replay, which has a time of its own. */
  isReplay: boolean;
  /** The page shows what was: a moment, or a replay. */
  isPast: boolean;
  /** Shows a moment and writes it into the address; null goes back to what is live. */
  go: (moment: Moment | null, way?: Way) => void;
  /** Shows a moment while somebody still looks for one: the address waits. */
  scrub: (moment: Moment) => void;
  /** The path with the moment that is shown now, where its page can show that. */
  keepMoment: (path: string) => string;
};

export const PastContext = createContext<PastAccess | null>(null);

/** The past, from the provider above. */
export function usePast(): PastAccess {
  const access = useContext(PastContext);
  if (access === null) throw new Error('the past: expected a PastProvider above, found none');
  return access;
}

/** How the past stands. */
export function usePastState(): PastState {
  const { past } = usePast();
  return useSyncExternalStore(past.subscribe, past.current, () => noPast);
}
