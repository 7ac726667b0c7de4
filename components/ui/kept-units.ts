import { createKeptText } from './kept-text';
import { parseKept } from './parse-kept';
import { defaultUnits, type UnitPreferences, unitPreferences } from './unit-preferences';

const kept = createKeptText('motorcade.units');
let held: { text: string | null; units: UnitPreferences } = { text: null, units: defaultUnits };

/** The units chosen in this browser. One without storage, or with something else in it, reads the defaults. */
export function keptUnits(): UnitPreferences {
  const text = kept.read();
  if (text === held.text) return held.units;
  held = { text, units: parseKept(unitPreferences, text, defaultUnits) };
  return held.units;
}

/** Calls when the choice is another, in whichever tab it was made; returns what ends it. */
export const onKeptUnits = kept.subscribe;

/** Keeps the choice in this browser and tells everything that shows a value, in other tabs too. */
export const keepUnits = (units: UnitPreferences): void => kept.keep(JSON.stringify(units));
