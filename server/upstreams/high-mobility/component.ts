import { convert, units } from '../../contract/units';
import { cleanText, quote } from '../clean-text';
import { isPlainObject } from '../plain-object';
import { toNumber } from '../to-number';
import { type Draft, readClaimedTime, refuse, type Target } from './draft';
import type { Field } from './field';
import { unitOf } from './units';

/**
 * Property object of Auto API: `{ data?, timestamp?, failure?, availability? }`, any of them alone
 * (auto-api-json-schema L13/capabilities).
 */
export type Component = Record<string, unknown>;

/** A failure about no place in particular is told of the places every vehicle has: four wheels, doors or windows. */
const commonPlaces = 4;

/** Signals that what is said of a whole property is said of. */
function* signalsOf(first: Field): Generator<Target> {
  for (let field: Field | undefined = first; field !== undefined; field = field.next) {
    if (field.places.size === 0) yield field.target;
    else yield* [...field.places.values()].slice(0, commonPlaces);
  }
}

const word = (value: unknown, otherwise: string): string =>
  typeof value === 'string' && value !== '' ? cleanText(value) : otherwise;

/** Why there is no newer value: the vendor's reason, known or new, and description. */
function readFailure(draft: Draft, targets: Iterable<Target>, failure: unknown): void {
  if (isPlainObject(failure)) {
    const reason = word(failure.reason, 'unknown');
    const description = word(failure.description, '');
    for (const { id } of targets) draft.decoded.absences.push({ signal: id, reason, description, at: draft.at });
  } else refuse(draft, 'wrong-shape', `expected a reason and a description, got ${quote(failure)}`, '.failure');
}

/** Rate limits come in any unit of frequency. */
function readHertz(draft: Draft, limit: unknown): number | null {
  if (limit === undefined || limit === null) return null;
  const unit = isPlainObject(limit) ? unitOf(limit.unit) : undefined;
  const value = isPlainObject(limit) ? toNumber(limit.value) : undefined;
  if (unit !== undefined && units[unit].quantity === 'frequency' && value !== undefined && value >= 0)
    return convert(value, unit, 'Hz');
  refuse(draft, 'unknown-unit', `expected a frequency, got ${quote(limit)}`, '.availability.rate_limit');
  return null;
}

/** How often the property may come. */
function readAvailability(draft: Draft, targets: Iterable<Target>, availability: unknown): void {
  if (isPlainObject(availability)) {
    const updateRate = word(availability.update_rate, 'unknown');
    const rateLimitHertz = readHertz(draft, availability.rate_limit);
    const appliesPer = word(availability.applies_per, '') || null;
    for (const { id } of targets)
      draft.decoded.availabilities.push({ signal: id, updateRate, rateLimitHertz, appliesPer });
  } else refuse(draft, 'wrong-shape', `expected an update rate, got ${quote(availability)}`, '.availability');
}

/**
 * Opens a property object: sets the draft's time (its own, else the message's), notes failure and availability.
 * Gives its data; undefined when it has none.
 */
export function openComponent(draft: Draft, field: Field, component: unknown): unknown {
  if (!isPlainObject(component)) {
    return refuse(draft, 'wrong-shape', `expected an object with data, got ${quote(component)}`);
  }
  const at = readClaimedTime(draft, component.timestamp, '.timestamp');
  draft.at = at ?? draft.messageAt;
  draft.timeSource = at === undefined ? draft.messageTimeSource : 'property';
  const { data, failure, availability } = component;
  if (failure !== undefined && failure !== null) readFailure(draft, placesIn(field, data), failure);
  if (availability !== undefined && availability !== null) readAvailability(draft, placesIn(field, data), availability);
  if (data !== undefined && data !== null) return data;
  if ((failure ?? availability ?? undefined) === undefined && (data === null || component.timestamp === undefined))
    refuse(draft, 'no-data', 'expected data, failure or availability, got none of them');
  return undefined;
}

/** What is said beside data that names its place is said of that place alone. */
function placesIn(field: Field, data: unknown): Iterable<Target> {
  const place = isPlainObject(data) && field.placeMember !== null ? data[field.placeMember] : undefined;
  const target = typeof place === 'string' ? field.places.get(place) : undefined;
  return target === undefined ? signalsOf(field) : [target];
}
