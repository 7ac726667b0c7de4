'use client';

import { useSyncExternalStore } from 'react';
import { keptZone, onKeptZone } from './kept-zone';
import type { Zone } from './zone-offset';

/** The zone this person reads times in; null for the device's. */
export function useZone(): Zone {
  return useSyncExternalStore(onKeptZone, keptZone, () => null);
}
