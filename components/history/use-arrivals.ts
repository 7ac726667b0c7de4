'use client';

import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { Reading } from '../../server/contract/reading';
import { usePicture } from '../data/picture-context';

const none: readonly Reading[] = [];
/** Of more than this the oldest are let go: the server is asked again long before. */
const mostKept = 5_000;

/**
 * Readings of some signals of a vehicle that have come while the caller is shown, in the order they came. A page is told
 * the newest of each frame only, so some may be missing until the server is asked again.
 * @param isFollowed false where the range does not go on: nothing is gathered then
 */
export function useArrivals(vin: string, signals: readonly string[], isFollowed: boolean): readonly Reading[] {
  const { vehicles } = usePicture();
  const arrived = useRef<readonly Reading[]>(none);
  const names = signals.join();
  const subscribe = useCallback(
    (listener: () => void) => {
      arrived.current = none;
      if (!isFollowed || names === '') return () => undefined;
      const ids = names.split(',');
      const held = new Map<string, Reading | undefined>();
      const gather = () => {
        const { state } = vehicles.current(vin);
        const isFirst = held.size === 0;
        const fresh: Reading[] = [];
        for (const id of ids) {
          const reading = state?.readings.get(id);
          if (!isFirst && reading !== undefined && held.get(id) !== reading) fresh.push(reading);
          held.set(id, reading);
        }
        if (fresh.length === 0) return;
        arrived.current = [...arrived.current, ...fresh].slice(-mostKept);
        listener();
      };
      gather();
      return vehicles.subscribe(vin, gather);
    },
    [vehicles, vin, names, isFollowed],
  );
  return useSyncExternalStore(
    subscribe,
    () => arrived.current,
    () => none,
  );
}
