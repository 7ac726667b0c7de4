import type { ListItem, Value } from '../contract/reading';
import type { GenericSignal, SignalKind } from '../contract/signal';
import type { UnitId } from '../contract/units';
import { cleanText, quote } from './clean-text';
import { type Draft, refuse } from './draft';
import { capitalized, inWords } from './in-words';
import { createMemory } from './memory';
import { isNothing } from './nothing';
import { isPlainObject } from './plain-object';
import { readAmount } from './read-amount';
import { toNumber } from './to-number';

/** Values that no table describes: nothing is lost for want of a line, it becomes signals named by their path. */

const deepest = 5;
const mostReadings = 500;
const longestList = 1_000;
const mostMembers = 50;

const name = /^[a-z][a-z0-9_]{0,63}$/i;
/** A hexadecimal id like `5E3` and a number with leading zeros are texts; toNumber would take both. */
const plainNumber = /^[+-]?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/;

const generics = createMemory<GenericSignal>();

/** The same object for the same signal each time: "Count: sequence" for `foxtrackr.count.sequence`. */
function genericOf(id: string, kind: SignalKind, unit: UnitId | null): GenericSignal {
  const key = `${id} ${kind} ${unit}`;
  const known = generics.find(key);
  if (known !== undefined) return known;
  const [first = '', ...rest] = id.split('.').slice(1).map(inWords);
  const head = capitalized(first);
  return generics.keep(key, { label: rest.length === 0 ? head : `${head}: ${rest.join(' ')}`, kind, unit });
}

function tellGeneric(draft: Draft, id: string, kind: SignalKind, unit: UnitId | null, value: Value): void {
  const { decoded, at, timeSource } = draft;
  if (decoded.readings.length >= mostReadings) refuse(draft, 'too-long', id, `expected up to ${mostReadings} values`);
  else decoded.readings.push({ signal: id, value, timeSource, at, generic: genericOf(id, kind, unit) });
}

/** A value that fits a table cell; undefined for what has members. */
function readScalar(value: unknown): string | number | boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return toNumber(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (plainNumber.test(text)) return toNumber(text);
  const lower = text.length <= 5 ? text.toLowerCase() : '';
  return lower === 'true' ? true : lower === 'false' ? false : cleanText(value);
}

function readItem(draft: Draft, item: unknown, path: string): ListItem | undefined {
  const plain = readScalar(item);
  if (plain !== undefined) return typeof plain === 'boolean' ? String(plain) : plain;
  if (!isPlainObject(item))
    return refuse(draft, 'wrong-shape', path, `expected a value or an object, got ${quote(item)}`);
  const members: Record<string, string | number | boolean> = {};
  const entries = Object.entries(item).filter(([, value]) => !isNothing(value));
  if (entries.length > mostMembers) refuse(draft, 'too-long', path, `expected up to ${mostMembers} members`);
  for (const [member, value] of entries.slice(0, mostMembers)) {
    const scalar = readScalar(value);
    if (scalar === undefined || !name.test(member)) refuse(draft, 'wrong-shape', path, 'expected entries less deep');
    else members[member] = scalar;
  }
  return Object.keys(members).length === 0 ? undefined : members;
}

function takeList(draft: Draft, id: string, items: readonly unknown[], path: string): void {
  if (items.length > longestList) refuse(draft, 'too-long', path, `expected up to ${longestList} entries`);
  const known = items.slice(0, longestList).filter((item) => !isNothing(item));
  const list = known.map((item) => readItem(draft, item, path)).filter((item) => item !== undefined);
  if (list.length > 0 || items.length === 0) tellGeneric(draft, id, 'list', null, list);
}

/** Part of a signal's id for a name in a message; undefined when it cannot be one. */
export function partOf(member: string): string | undefined {
  const part = member.length > 64 ? '' : member.replaceAll(/[^a-z0-9_]+/gi, '_');
  return name.test(part) ? part : undefined;
}

/**
 * Takes a value without a line as signals `<stem>.<member>`, an object's members as `<stem>.<member>.<inner>` and so on.
 * @param path of the value in the message, for refusals
 */
export function takeGeneric(draft: Draft, stem: string, member: string, value: unknown, path: string, depth = 1): void {
  if (isNothing(value)) return;
  const part = partOf(member);
  if (part === undefined) refuse(draft, 'bad-name', path, 'expected a name of letters, digits and _');
  else takeNamed(draft, `${stem}.${part}`, value, path, depth);
}

function takeNamed(draft: Draft, id: string, value: unknown, path: string, depth: number): void {
  const scalar = readScalar(value);
  if (typeof scalar === 'boolean') tellGeneric(draft, id, 'flag', null, scalar);
  else if (typeof scalar === 'number') tellGeneric(draft, id, 'number', null, scalar);
  else if (scalar !== undefined) tellGeneric(draft, id, 'text', null, scalar);
  else if (Array.isArray(value)) takeList(draft, id, value, path);
  else if (!isPlainObject(value)) refuse(draft, 'wrong-shape', path, `expected a value, got ${quote(value)}`);
  else {
    const amount = Object.hasOwn(value, 'unit') ? readAmount(value) : undefined;
    if (amount !== undefined) tellGeneric(draft, id, 'number', amount.unit, amount.value);
    else if (depth >= deepest) refuse(draft, 'wrong-shape', path, 'expected an object that is less deep');
    else for (const inner in value) takeGeneric(draft, id, inner, value[inner], `${path}.${inner}`, depth + 1);
  }
}
