'use client';

import { createContext, useContext } from 'react';

export const GoContext = createContext<((path: string) => void) | null>(null);

/** Opens a page of ours: now, or when the server is back. For whatever is no link; links are `AppLink`. */
export function useGo(): (path: string) => void {
  const go = useContext(GoContext);
  if (go === null) throw new Error('opening a page: expected a GoProvider above, found none');
  return go;
}
