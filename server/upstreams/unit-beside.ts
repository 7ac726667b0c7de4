import type { UnitId } from '../contract/units';
import { isNothing } from './nothing';
import { plainName } from './plain-name';
import { unitOfWord } from './unit-of-word';

/** A unit as it was told; null for a word nobody knows. */
export type ToldUnit = { unit: UnitId | null; word: string };

/** What an object says its values are in: each by its name (`tempUnit`), and all of them (`unit`). */
export type ToldUnits = { own: ReadonlyMap<string, ToldUnit>; all: ToldUnit | undefined };

const named = /^(.*?)(?:units?|uom)$/;
const longestName = 64;

/** The value that a member tells the unit of, by its plain name; empty for all of the object's, undefined for none. */
const subjectOf = (name: string): string | undefined =>
  name.length <= longestName ? named.exec(plainName(name))?.[1] : undefined;

/** Whether a member tells the unit of all of its object's values: `unit`, `units` or `uom`. */
export const isUnitOfAll = (name: string): boolean => subjectOf(name) === '';

/** Finds the units told in an object, `{temp: 70, tempUnit: "F"}` or `{temp: 70, unit: "F"}`; undefined where none are. */
export function readUnits(body: Record<string, unknown>): ToldUnits | undefined {
  let own: Map<string, ToldUnit> | undefined;
  let all: ToldUnit | undefined;
  for (const name in body) {
    const word = body[name];
    if (typeof word !== 'string' || isNothing(word)) continue;
    const subject = subjectOf(name);
    if (subject === undefined) continue;
    const told = { unit: unitOfWord(word) ?? null, word };
    if (subject === '') all ??= told;
    else {
      own ??= new Map();
      own.set(subject, told);
    }
  }
  return own === undefined && all === undefined ? undefined : { own: own ?? new Map(), all };
}

/** The unit told of the value with a name. */
export const unitBeside = (units: ToldUnits | undefined, name: string): ToldUnit | undefined =>
  units === undefined ? undefined : (units.own.get(plainName(name)) ?? units.all);
