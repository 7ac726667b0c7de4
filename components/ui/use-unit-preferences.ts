'use client';

import { useSyncExternalStore } from 'react';
import { defaultUnits, type UnitPreferences, unitPreferences } from './unit-preferences';

const storageKey = 'motorcade.units';
const listeners = new Set<() => void>();
let held: { text: string | null; units: UnitPreferences } = { text: null, units: defaultUnits };

/** A browser without storage, or with something else in it, reads the defaults. */
function read(): UnitPreferences {
  const text = window.localStorage.getItem(storageKey);
  if (text === held.text) return held.units;
  held = { text, units: parse(text) };
  return held.units;
}

function parse(text: string | null): UnitPreferences {
  if (text === null) return defaultUnits;
  try {
    return unitPreferences.catch(defaultUnits).parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return defaultUnits;
    throw error;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** Keeps the choice in this browser and tells everything that shows a value, in other tabs too. */
export function setUnitPreferences(units: UnitPreferences): void {
  window.localStorage.setItem(storageKey, JSON.stringify(units));
  for (const listener of listeners) listener();
}

/** The units this person reads values in. */
export function useUnitPreferences(): UnitPreferences {
  return useSyncExternalStore(subscribe, read, () => defaultUnits);
}
