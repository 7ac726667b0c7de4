'use client';

import { useMemo } from 'react';
import { useSignalOf } from '../ui/use-signal';
import { useUnitPreferences } from '../ui/use-unit-preferences';

/** What this person reads values by: what signals are called, and in which units. */
export function useReader() {
  const signalOf = useSignalOf();
  const preferences = useUnitPreferences();
  return useMemo(() => ({ signalOf, preferences }), [signalOf, preferences]);
}
