import { quote } from '../clean-text';
import { type Draft, refuse } from '../draft';
import { isNothing } from '../nothing';
import { isEventTime, parseTime } from '../parse-time';
import { isPlainObject } from '../plain-object';

const isDated = (data: unknown): boolean => isPlainObject(data) && Object.hasOwn(data, 'value');

/** Whether a field is several values, as BMW's data may repeat one with another `date_of_value`. */
export function isSeries(data: unknown): data is readonly unknown[] {
  return Array.isArray(data) && data.length > 0 && data.every(isDated);
}

/**
 * Opens a field that is an object around its value: BMW's data, which MOBITO passes on flat, has `value`, `unit` and
 * `date_of_value`. Its time is the reading's then, until the draft's is set again.
 * @returns the value, with its unit where it has one; what is no such object as it is
 */
export function openValue(draft: Draft, data: unknown, field: string): unknown {
  if (!isPlainObject(data) || !Object.hasOwn(data, 'value')) return data;
  const claim = data.date_of_value ?? data.timestamp;
  const at = parseTime(claim);
  if (at !== undefined && isEventTime(at)) {
    draft.at = at;
    draft.timeSource = 'property';
  } else if (claim !== undefined && claim !== null)
    refuse(draft, 'bad-time', field, `expected a time between 2000 and 2100, got ${quote(claim)}`);
  return isNothing(data.unit) || isNothing(data.value) ? data.value : data;
}
