'use client';

import { useSyncExternalStore } from 'react';
import { keptUnits, onKeptUnits } from './kept-units';
import { defaultUnits, type UnitPreferences } from './unit-preferences';

/** The units this person reads values in. */
export function useUnitPreferences(): UnitPreferences {
  return useSyncExternalStore(onKeptUnits, keptUnits, () => defaultUnits);
}
