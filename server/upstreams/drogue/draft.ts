import type { TimeSource, Value } from '../../contract/reading';
import type { UnitId } from '../../contract/units';
import { cleanText } from '../clean-text';
import type { Decoded } from '../dialect';
import { noteRefusal } from '../note-refusal';
import { type GenericTarget, genericOf, kindOf } from './generic';

/** When a value was measured, and who says so. */
export type Moment = { at: number | undefined; timeSource: TimeSource };

/** Where in the event's data a value is. */
export type Path = readonly string[];

/** An event being decoded. */
export type Draft = {
  decoded: Decoded;
  /** Signals told so far, each with its time: two values of one signal at one time would fight. */
  told: Set<string>;
  /** Paths that the configuration has taken. */
  mapped: Set<string>;
  /** Signals without a line so far. */
  generics: Set<string>;
};

/** More unknown signals than this are a dump, and none that anybody looks at. */
const mostGenerics = 60;
/** A box that was away for a day sends fewer. */
const mostReadings = 5_000;

/** Starts with nothing found. */
export function startDraft(subject: Decoded['subject'], identity: string | undefined): Draft {
  const decoded: Decoded = { subject, readings: [], absences: [], availabilities: [], refusals: [] };
  if (identity !== undefined) decoded.identity = cleanText(identity);
  return { decoded, told: new Set(), mapped: new Set(), generics: new Set() };
}

/** Notes that the value at `data.<path>` was not taken. Always undefined, to be returned as the value. */
export function refuse(draft: Draft, reason: string, path: Path, detail: string): undefined {
  return noteRefusal(draft.decoded, reason, ['data', ...path].join('.'), detail);
}

/** Adds a reading. False when there is one of that signal and time already. */
export function tell(
  draft: Draft,
  { id, generic }: { id: string; generic?: GenericTarget['generic'] },
  value: Value,
  { at, timeSource }: Moment,
): boolean {
  const key = `${at ?? ''} ${id}`;
  if (draft.told.has(key)) return false;
  draft.told.add(key);
  if (draft.decoded.readings.length < mostReadings)
    draft.decoded.readings.push({ signal: id, value, timeSource, at, generic });
  return true;
}

/** Adds a reading of a signal without a line in the catalogue, named after its path; refused where that is no name. */
export function tellGeneric(draft: Draft, path: Path, value: Value, moment: Moment, unit: UnitId | null = null): void {
  const target = genericOf(path, kindOf(value), unit);
  if (target === undefined) {
    refuse(draft, 'bad-name', path, 'expected names, got ids or times: what is worth keeping can be mapped to signals');
    return;
  }
  const isNew = !draft.generics.has(target.id);
  if (isNew && draft.generics.size === mostGenerics)
    refuse(draft, 'too-many', path, `expected up to ${mostGenerics} values that no signal is known for`);
  // One more than are told, so that it is said once.
  if (isNew && draft.generics.size <= mostGenerics) draft.generics.add(target.id);
  if (!isNew || draft.generics.size <= mostGenerics) tell(draft, target, value, moment);
}
