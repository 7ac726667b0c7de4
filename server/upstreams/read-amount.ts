import type { UnitId } from '../contract/units';
import { isPlainObject } from './plain-object';
import { toNumber } from './to-number';
import { unitOfWord } from './unit-of-word';

/** A number with its unit, where one is told. */
export type Amount = { value: number; unit: UnitId | null };

const written = /^\s*([+-]?[\d.]+)\s*([^\d\s.+-]\S{0,11})\s*$/;

/**
 * Reads a number, a numeric text, either with its unit behind (`"3.6 V"`), or an object `{ value, unit }`.
 * Undefined for everything else, an unknown unit among it: a number in a unit nobody knows is none.
 */
export function readAmount(data: unknown): Amount | undefined {
  if (isPlainObject(data)) {
    const amount = isPlainObject(data.value) ? undefined : readAmount(data.value);
    if (amount === undefined || data.unit === undefined || data.unit === null || data.unit === '') return amount;
    const unit = unitOfWord(data.unit);
    return unit === undefined ? undefined : { value: amount.value, unit };
  }
  const value = toNumber(data);
  if (value !== undefined) return { value, unit: null };
  const parts = typeof data === 'string' && data.length <= 40 ? written.exec(data) : null;
  const number = toNumber(parts?.[1]);
  const unit = unitOfWord(parts?.[2]);
  return number === undefined || unit === undefined ? undefined : { value: number, unit };
}

const word = /^[\p{L}%°]/u;

/** The unit of a number whose unit we do not know, as it was sent; undefined for everything that is no such number. */
export function strangeUnitOf(data: unknown): string | undefined {
  const [number, unit] = isPlainObject(data)
    ? [data.value, data.unit]
    : typeof data === 'string' && data.length <= 40
      ? (written.exec(data)?.slice(1) ?? [])
      : [];
  const isStrange = typeof unit === 'string' && word.test(unit) && unitOfWord(unit) === undefined;
  return isStrange && toNumber(number) !== undefined ? unit : undefined;
}
