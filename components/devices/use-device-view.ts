'use client';

import { useCallback, useMemo } from 'react';
import { useSearchState } from '../ui/use-search-state';
import { type DeviceView, readDeviceView } from './device-view';

/** What the page shows, as the address says. */
export function useDeviceView() {
  const { search, change } = useSearchState();
  const view = useMemo(() => readDeviceView(search), [search]);
  const show = useCallback(
    (next: Partial<DeviceView>) => {
      const { show: state, ...rest } = next;
      change({ ...rest, ...(state === undefined ? {} : { show: state === 'all' ? null : state }) }, 'replace');
    },
    [change],
  );
  return { view, show };
}
