'use client';

import { useCallback } from 'react';
import { changedSearch } from '../ui/changed-search';
import { writeMoment } from './moment-address';
import { usePast } from './past-context';

/** Gives the address of what is shown: while the past is played, the address bar lags behind by some seconds. */
export function useAddressNow(): () => string {
  const { past, addressed } = usePast();
  return useCallback(() => {
    const { shown, isLoading } = past.current();
    if (addressed === null || shown === null || isLoading) return window.location.href;
    const { origin, pathname, search } = window.location;
    return `${origin}${pathname}${changedSearch(search, writeMoment(shown))}`;
  }, [past, addressed]);
}
