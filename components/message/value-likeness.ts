import type { Value } from '../../server/contract/reading';
import { isPosition } from '../ui/format-value';
import { itemsOf, nameOfItem } from '../ui/list-items';
import type { JsonPlace } from './json-text';

/** What sources measure in, as factors to our units: shares, metric prefixes, miles, psi, m/s, gallons, minutes. */
const factors = [100, 1_000, 10, 60, 1.609344, 6.894757, 3.6, 3.785412, 4.54609, 1.852].flatMap((factor) => [
  factor,
  1 / factor,
]);
const flagWords = /^(true|false|yes|no|on|off|0|1|open|closed|locked|unlocked|active|inactive)$/;

const isNear = (one: number, other: number) => Math.abs(one - other) <= Math.abs(other) * 1e-5;

/** A word without case and signs: `Front-Left` and `front_left` are one. */
const plainWord = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

function numberOf(raw: JsonPlace['value']): number | null {
  if (typeof raw === 'number') return raw;
  if (typeof raw !== 'string' || raw.trim() === '') return null;
  const number = Number(raw);
  return Number.isFinite(number) ? number : null;
}

function likeNumber(raw: JsonPlace['value'], value: number): number {
  const number = numberOf(raw);
  if (number === null) return typeof raw === 'string' && Date.parse(raw) === value ? 3 : 0;
  if (isNear(number, value)) return 3;
  if (value === 0 || number === 0) return 0;
  if (isNear(((number - 32) * 5) / 9, value) || isNear(number - 273.15, value)) return 1;
  return factors.some((factor) => isNear(number * factor, value)) ? 2 : 0;
}

/**
 * How much a single value of a payload looks like what was decoded from it: 3 for the same, less for what is the same in
 * another unit or in other words, 0 for something else.
 */
export function likeness(raw: JsonPlace['value'], value: Value): number {
  if (typeof value === 'number') return likeNumber(raw, value);
  if (typeof value === 'boolean') {
    if (raw === value || raw === String(value)) return 3;
    return flagWords.test(String(raw).toLowerCase()) ? 1 : 0;
  }
  if (typeof value === 'string') return raw !== null && plainWord(String(raw)) === plainWord(value) ? 3 : 0;
  if (isPosition(value)) {
    return Math.max(likeNumber(raw, value.latitude), likeNumber(raw, value.longitude)) === 3 ? 3 : 0;
  }
  const names = itemsOf(value).map((item) => plainWord(nameOfItem(item)));
  const word = raw === null ? '' : plainWord(String(raw));
  return names.some((name) => name !== '' && word.includes(name)) ? 2 : 0;
}
