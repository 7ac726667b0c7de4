'use client';

import { createContext, useContext } from 'react';

/** Opens a path at the moment that is shown, or at the present. */
type Go = (path: string, time?: 'kept' | 'live') => void;

export const GoContext = createContext<Go | null>(null);

/** Opens a page of ours: now, or when the server is back. For whatever is no link; links are `AppLink`. */
export function useGo(): Go {
  const go = useContext(GoContext);
  if (go === null) throw new Error('opening a page: expected a GoProvider above, found none');
  return go;
}
