import type { Effect, Scalar } from '../contract/commands';
import type { Value } from '../contract/reading';

/** Digits beyond these are those of binary arithmetic and of units converted to and fro. */
const noise = 1e-9;

/** Whether a value is another: of texts whatever their case, of numbers within `tolerance`. */
export function isSame(value: Value, other: Value, tolerance = 0): boolean {
  if (typeof value === 'number' && typeof other === 'number')
    return Math.abs(value - other) <= tolerance + noise * Math.max(1, Math.abs(other));
  if (typeof value === 'string' && typeof other === 'string')
    return value.trim().toLowerCase() === other.trim().toLowerCase();
  return typeof value === 'object' ? JSON.stringify(value) === JSON.stringify(other) : value === other;
}

/** Whether a value is one of these. */
export const isOneOf = (value: Value, wanted: readonly Scalar[], tolerance = 0): boolean =>
  wanted.some((one) => isSame(value, one, tolerance));

/** Whether a value of the effect's signal shows the effect. */
export const showsEffect = ({ becomes, tolerance }: Effect, value: Value): boolean =>
  becomes === null || isOneOf(value, becomes, tolerance);
