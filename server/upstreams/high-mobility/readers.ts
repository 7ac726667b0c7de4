import type { Value } from '../../contract/reading';
import type { SignalKind } from '../../contract/signal';
import { convert, type UnitId, units } from '../../contract/units';
import { cleanText, quote } from '../clean-text';
import { parseTime } from '../parse-time';
import { isPlainObject } from '../plain-object';
import { toNumber } from '../to-number';
import { readClock } from './clock';
import { type Draft, refuse, type Target, tell } from './draft';
import { genericTarget } from './target';
import { unitOf } from './units';

/** Reads the data of a property into its signal's unit; undefined when it was refused (the draft says why) or put elsewhere. */
export type Reader = (data: unknown, target: Target, draft: Draft) => Value | undefined;

function plausible(value: number, target: Target, draft: Draft): number | undefined {
  if (value >= target.least && value <= target.greatest && Number.isFinite(value)) return value;
  const range = Number.isFinite(target.least) ? `${target.least} to ${target.greatest}` : 'a finite number';
  return refuse(
    draft,
    'implausible',
    `expected ${range}${target.unit === null ? '' : ` ${target.unit}`}, got ${value}`,
  );
}

function readNumber(data: unknown, draft: Draft): number | undefined {
  const value = toNumber(data);
  return value === undefined ? refuse(draft, 'not-a-number', `expected a number, got ${quote(data)}`) : value;
}

/** A plain number: a count, a gear, an index. */
const number: Reader = (data, target, draft) => {
  const value = readNumber(data, draft);
  return value === undefined ? undefined : plausible(value, target, draft);
};

/** A share between 0.0 and 1.0 (Auto API `types.percentage`), kept as percent. */
const percent: Reader = (data, target, draft) => {
  const share = readNumber(data, draft);
  // Rounded to the ninth decimal, as 0.57 × 100 is 56.99999999999999.
  return share === undefined ? undefined : plausible(Math.round(share * 1e11) / 1e9, target, draft);
};

/** A generic signal beside a target, for a value that its kind or unit cannot hold. */
function beside(target: Target, draft: Draft, name: string, kind: SignalKind, unit: UnitId | null): Target {
  const parts = target.place === '' ? name : `${target.place}.${name}`;
  return genericTarget(draft.capability, draft.property, parts, kind, unit);
}

/** Reads `{unit, value}` into the target's unit, whatever the range. */
function inUnit(data: unknown, target: Target, draft: Draft): number | undefined {
  if (!isPlainObject(data)) return refuse(draft, 'wrong-shape', `expected a unit and a value, got ${quote(data)}`);
  const unit = unitOf(data.unit);
  if (unit === undefined) return refuse(draft, 'unknown-unit', `expected a unit of Auto API, got ${quote(data.unit)}`);
  const value = readNumber(data.value, draft);
  if (value === undefined) return undefined;
  const quantity = target.unit === null ? undefined : units[target.unit].quantity;
  if (target.unit !== null && units[unit].quantity === quantity) return convert(value, unit, target.unit);
  if (unit !== 'Ah' || quantity !== 'energy')
    return refuse(draft, 'unknown-unit', `expected a unit like ${target.unit}, got ${unit}`);
  // Auto API allows ampere hours where it means energy. They cannot become kWh, and are worth keeping as what they are.
  tell(draft, beside(target, draft, 'ampere_hours', 'number', 'Ah'), value);
  return undefined;
}

/** A quantity in any unit. Units vary from message to message. */
const measure: Reader = (data, target, draft) => {
  const value = inUnit(data, target, draft);
  return value === undefined ? undefined : plausible(value, target, draft);
};

/** An angle from north, wrapped into 0 to 360: west may be counted as negative, and 2π radians round to a little more. */
const bearing: Reader = (data, target, draft) => {
  const angle = inUnit(data, target, draft);
  if (angle === undefined) return undefined;
  const isToWrap = (angle < 0 || angle >= 360) && Math.abs(angle) <= 360.01;
  return plausible(isToWrap ? Math.round(((angle + 720) % 360) * 1e9) / 1e9 : angle, target, draft);
};

/** Free text or an enumeration. Values newer than ours, or misspelt, are kept as sent. */
const text: Reader = (data, _target, draft) => {
  if (typeof data === 'string' && data !== '') return cleanText(data);
  if (typeof data === 'number' && Number.isFinite(data)) return String(data);
  return refuse(draft, 'wrong-shape', `expected a text, got ${quote(data)}`);
};

/** Enumerations of two values by their meaning (misc/custom_types.schema.json). */
const flags: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  [true, true],
  ['active', true],
  ['on', true],
  ['enabled', true],
  ['detected', true],
  ['fastened', true],
  ['engaged', true],
  ['moving', true],
  ['connected', true],
  ['overspeed', true],
  [false, false],
  ['inactive', false],
  ['off', false],
  ['disabled', false],
  ['not_detected', false],
  ['not_fastened', false],
  ['not_engaged', false],
  ['not_moving', false],
  ['disconnected', false],
  ['no_overspeed', false],
]);

const flag: Reader = (data, target, draft) => {
  const value = flags.get(data);
  if (value !== undefined) return value;
  const word = text(data, target, draft);
  // A word that is neither yes nor no is kept beside the flag.
  if (word !== undefined) tell(draft, beside(target, draft, 'text', 'text', null), word);
  return undefined;
};

const time: Reader = (data, target, draft) => {
  const at = parseTime(data);
  return at === undefined
    ? refuse(draft, 'wrong-shape', `expected a date and time, got ${quote(data)}`)
    : plausible(at, target, draft);
};

const position: Reader = (data, _target, draft) => {
  if (!isPlainObject(data)) return refuse(draft, 'wrong-shape', `expected coordinates, got ${quote(data)}`);
  const latitude = readNumber(data.latitude, draft);
  const longitude = readNumber(data.longitude, draft);
  if (latitude === undefined || longitude === undefined) return undefined;
  if (latitude === 0 && longitude === 0) return refuse(draft, 'implausible', 'no fix: got 0, 0');
  if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) return { latitude, longitude };
  return refuse(draft, 'implausible', 'expected a latitude within ±90 and a longitude within ±180');
};

/** A time of day, with the weekday where one is told: "monday 07:05". */
const clock: Reader = (data, _target, draft) =>
  readClock(data) ?? refuse(draft, 'wrong-shape', `expected an hour and a minute, got ${quote(data)}`);

/** A distance over a time, as km/h. */
const rate: Reader = (data, target, draft) => {
  if (!isPlainObject(data)) return refuse(draft, 'wrong-shape', `expected a distance and a time, got ${quote(data)}`);
  const distance = inUnit(data.distance, { ...target, unit: 'km' }, draft);
  const hours = inUnit(data.time, { ...target, unit: 'h' }, draft);
  if (distance === undefined || hours === undefined) return undefined;
  return plausible(Math.round((distance / hours) * 1e9) / 1e9, target, draft);
};

/** Something nobody needs to see on a dashboard: that there is one is kept, not what it is. */
const secret: Reader = (data, target, draft) => (text(data, target, draft) === undefined ? undefined : '(withheld)');

/** Every way to read a property's data, by the name the field table uses. */
export const readers = { number, percent, measure, bearing, text, flag, time, position, clock, rate, secret };
