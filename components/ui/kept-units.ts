import { defaultUnits, type UnitPreferences, unitPreferences } from './unit-preferences';
import { unlessRefused } from './unless-refused';

const storageKey = 'motorcade.units';
const listeners = new Set<() => void>();
let held: { text: string | null; units: UnitPreferences } = { text: null, units: defaultUnits };
/** A choice that the browser would not store: good until the page is left. */
let unstored: string | null = null;

/** The units chosen in this browser. One without storage, or with something else in it, reads the defaults. */
export function keptUnits(): UnitPreferences {
  const text = unstored ?? unlessRefused(() => window.localStorage.getItem(storageKey), null);
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

export function onKeptUnits(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** Keeps the choice in this browser and tells everything that shows a value, in other tabs too. */
export function keepUnits(units: UnitPreferences): void {
  const text = JSON.stringify(units);
  const store = () => {
    window.localStorage.setItem(storageKey, text);
    return null;
  };
  unstored = unlessRefused(store, text);
  for (const listener of listeners) listener();
}
