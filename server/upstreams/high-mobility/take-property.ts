import { quote } from '../clean-text';
import { isPlainObject } from '../plain-object';
import { openComponent } from './component';
import { type Draft, refuse, type Target, tell } from './draft';
import type { Field } from './field';
import { takeList } from './take-list';
import { genericTarget, isName } from './target';

/** Whether a property object, or one of several, holds data. */
function hasData(value: unknown): boolean {
  return Array.isArray(value) ? value.some(hasData) : isPlainObject(value) && (value.data ?? null) !== null;
}

/** Whether the capability has a property that a deprecated one stands in for. */
function isSuperseded(field: Field, properties: Record<string, unknown>): boolean {
  return field.notes.insteadOf?.some((property) => hasData(properties[property])) ?? false;
}

/** A place that is not in the catalogue gets a generic signal; one that cannot be a name is refused. */
function placeTarget(draft: Draft, field: Field, place: unknown): Target | undefined {
  const known = typeof place === 'string' ? field.places.get(place) : undefined;
  if (known !== undefined) return known;
  if (!isName(place)) return refuse(draft, 'wrong-shape', `expected a place, got ${quote(place)}`);
  const { kind, unit, suffix } = field.generic;
  return genericTarget(field.capability, field.property, place + suffix, kind, unit);
}

function takeValue(draft: Draft, field: Field, value: unknown, target: Target): void {
  const reading = field.read?.(value, target, draft);
  if (reading !== undefined) tell(draft, target, reading);
}

/** `all` stands for every place that no other item of the property names (doors.positions). */
function takeAll(draft: Draft, field: Field, value: unknown, items: readonly unknown[]): void {
  const named = new Set(
    items.map((item) => isPlainObject(item) && isPlainObject(item.data) && item.data[field.placeMember ?? '']),
  );
  for (const [place, target] of field.places) if (!named.has(place)) takeValue(draft, field, value, target);
}

/** Reads a member of a custom object. Members are required by the schema and missing in traffic: what is there is taken. */
function takeMember(draft: Draft, field: Field, data: unknown, member: string, items: readonly unknown[]): void {
  if (!isPlainObject(data)) {
    refuse(draft, 'wrong-shape', `expected an object, got ${quote(data)}`);
    return;
  }
  const value = data[member];
  if (value === undefined || value === null) return;
  if (field.placeMember === null) {
    takeValue(draft, field, value, field.target);
    return;
  }
  const place = data[field.placeMember];
  if (place === 'all' && field.places.size > 0) {
    takeAll(draft, field, value, items);
    return;
  }
  const target = placeTarget(draft, field, place);
  if (target !== undefined) takeValue(draft, field, value, target);
}

const none: readonly unknown[] = [];

function takeItem(draft: Draft, first: Field, item: unknown, items: readonly unknown[]): void {
  const data = openComponent(draft, first, item);
  if (data === undefined) return;
  for (let field: Field | undefined = first; field !== undefined; field = field.next)
    if (field.notes.member === undefined) takeValue(draft, field, data, field.target);
    else takeMember(draft, field, data, field.notes.member, items);
}

/**
 * Takes one property: a property object or an array of them, whichever the version sends. Each item of a single-valued
 * property is a reading of its own, as V2 sends arrays for all and does not promise their order.
 */
export function takeProperty(
  draft: Draft,
  field: Field,
  value: unknown,
  properties: Record<string, unknown> | undefined,
): void {
  if (properties !== undefined && field.notes.insteadOf !== undefined && isSuperseded(field, properties)) return;
  if (field.read === null) takeList(draft, field, Array.isArray(value) ? value : [value]);
  else if (!Array.isArray(value)) takeItem(draft, field, value, none);
  else for (const item of value) takeItem(draft, field, item, value);
}
