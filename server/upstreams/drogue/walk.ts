import { signals } from '../../contract/signals';
import { isUnit } from '../../contract/units';
import { quote } from '../clean-text';
import { isNothing } from '../nothing';
import { isPlainObject } from '../plain-object';
import { toNumber } from '../to-number';
import { readUnits, type ToldUnit, type ToldUnits, unitBeside } from '../unit-beside';
import { unitOfWord } from '../unit-of-word';
import { type Draft, type Moment, type Path, refuse, tell, tellGeneric } from './draft';
import { isOfGateway, isPlain, isStranger, matchName } from './match-name';
import { isSeries, ownMoment, timeMember } from './moment';
import { nameList } from './name-list';
import type { Scale } from './names';
import { readList } from './read-list';
import { findPosition, readPosition } from './read-position';
import { takeLeaf, tellNamed } from './take-leaf';

const deepest = 10;

/** The object's own position, at a place that is the vehicle's; elsewhere it is that of something else. */
function takePosition(draft: Draft, path: Path, data: Record<string, unknown>, moment: Moment): void {
  const found = readPosition(draft, path, data);
  if (found === undefined) return;
  const { position, altitude } = found;
  const named = matchName(path, null)?.signal;
  const isOwn = isPlain(path) && !isOfGateway(data);
  const signal = isOwn ? signals.position : named?.kind === 'position' ? named : undefined;
  if (signal === undefined || !tell(draft, { id: signal.id }, position, moment))
    tellGeneric(draft, path, position, moment);
  else if (signal === signals.position && toNumber(altitude) !== undefined)
    tellNamed(draft, [...path, 'altitude'], signals.altitude, altitude, null, moment);
}

/** Takes a value with its unit, `{value: 23.3, unit: "celsius"}`, and says which members those are. */
function takeMeasure(draft: Draft, path: Path, data: Record<string, unknown>, moment: Moment): string[] {
  const member = ['value', 'val', 'v'].find((name) => Object.hasOwn(data, name));
  const named = ['unit', 'units', 'uom', 'u'].find((name) => typeof data[name] === 'string');
  if (member === undefined || named === undefined) return [];
  const text = String(data[named]);
  const unit = isUnit(text) ? text : isNothing(text) ? null : unitOfWord(text);
  const place = [...path, member];
  if (unit === undefined && matchName(place, null) !== undefined)
    refuse(draft, 'unknown-unit', place, `expected a unit, got ${quote(text)}`);
  else if (!draft.mapped.has(place.join('.'))) walk(draft, path, data[member], moment, unit);
  return [member, named];
}

/** The units told in an object. A word nobody knows may be anything (`unit: "truck 7"`) unless there is one value only. */
function unitsIn(data: Record<string, unknown>): ToldUnits | undefined {
  const units = readUnits(data);
  if (units?.all === undefined || units.all.unit !== null) return units;
  const count = Object.values(data).filter((value) => toNumber(value) !== undefined).length;
  return count === 1 ? units : { ...units, all: undefined };
}

/** A member with the unit told beside it, if that is one of the signal it is for. */
function takeMember(draft: Draft, path: Path, data: unknown, told: ToldUnit | undefined, moment: Moment): void {
  const isMeant = told !== undefined && toNumber(data) !== undefined && matchName(path, told.unit) !== undefined;
  if (!isMeant) walk(draft, path, data, moment);
  else if (told.unit !== null) walk(draft, path, data, moment, told.unit);
  else if (!draft.mapped.has(path.join('.')))
    refuse(draft, 'unknown-unit', path, `expected a unit, got ${quote(told.word)}`);
}

function takeObject(draft: Draft, path: Path, data: Record<string, unknown>, around: Moment): void {
  const time = timeMember(data);
  const moment = time === undefined ? around : ownMoment(draft, [...path, time], data[time], around);
  const position = findPosition(data);
  if (position !== undefined) takePosition(draft, path, data, moment);
  const taken: unknown[] = takeMeasure(draft, path, data, moment);
  taken.push(time);
  if (position !== undefined) taken.push(...position.members);
  const units = unitsIn(data);
  const isGateway = isOfGateway(data);
  for (const name of Object.keys(data)) {
    const member = data[name];
    if (taken.includes(name) || (isGateway && isPlainObject(member) && findPosition(member) !== undefined)) continue;
    takeMember(draft, [...path, name], member, unitBeside(units, name), moment);
  }
}

/** A list of named values is like an object; objects that each have a time are one thing at several times. */
function takeList(draft: Draft, path: Path, items: readonly unknown[], moment: Moment): void {
  if (items.length === 0) return;
  const named = nameList(items);
  if (named !== undefined) for (const { name, item } of named) walk(draft, [...path, name], item, moment);
  else if (isSeries(items)) for (const item of items) walk(draft, path, item, moment);
  else {
    const list = readList(draft, path, items);
    if (list !== undefined) tellGeneric(draft, path, list, moment);
  }
}

/**
 * Takes whatever there is at a path: values by what devices call them, positions by their members, and everything else as
 * generic signals. The radio's way and its gateways' positions are left alone.
 * @param unit told beside the value; null where none is
 */
export function walk(draft: Draft, path: Path, data: unknown, moment: Moment, unit: Scale | null = null): void {
  if (draft.mapped.size > 0 && draft.mapped.has(path.join('.'))) return;
  const isNested = typeof data === 'object' && data !== null;
  if (!isNested) takeLeaf(draft, path, data, unit, moment);
  else if (isStranger(path.at(-1) ?? '')) return;
  else if (path.length >= deepest) refuse(draft, 'too-deep', path, `expected values within ${deepest} levels`);
  else if (Array.isArray(data)) takeList(draft, path, data, moment);
  else if (isPlainObject(data)) takeObject(draft, path, data, moment);
}
