import type { SignalKind } from '../../contract/signal';
import { convert, type UnitId } from '../../contract/units';
import { quote } from '../clean-text';
import { readAmount } from '../read-amount';
import { type Draft, type Path, refuse } from './draft';
import { quantityOf, type Scale } from './names';

/** What a value is read for: a line of the catalogue, or a signal that the configuration names. */
export type Target = {
  id: string;
  kind: SignalKind;
  unit: UnitId | null;
  plausible: readonly [number, number] | null;
};

/** A number or time in the target's unit; undefined, and refused, where it cannot be true. */
export function inRange(draft: Draft, path: Path, { unit, plausible }: Target, value: number): number | undefined {
  const [least, greatest] = plausible ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  if (Number.isFinite(value) && value >= least && value <= greatest) return value;
  const range = plausible === null ? 'a finite number' : `${least} to ${greatest}${unit === null ? '' : ` ${unit}`}`;
  return refuse(draft, 'implausible', path, `expected ${range}, got ${value}`);
}

/** Fractions up to here are as well volts as percent. */
const mostVolts = 30;

/** Rounded to the ninth decimal, as 0.57 × 100 is 56.99999999999999. */
const percentOf = (share: number): number => Math.round(share * 1e11) / 1e9;

/**
 * A level as percent. Up to 1 it is a share, as Drogue's own examples send it; beyond it is percent already, but a fraction
 * like 12.6 could be volts, and is not guessed at.
 */
function readLevel(draft: Draft, path: Path, value: number): number | undefined {
  if (value >= 0 && value <= 1) return percentOf(value);
  if (value <= 1 || value > mostVolts || Number.isInteger(value)) return value;
  return refuse(
    draft,
    'ambiguous',
    path,
    `expected a share up to 1 or whole percent, got ${value}: map it with its unit`,
  );
}

/** West may be counted as negative. */
const wrapped = (angle: number): number => (angle < 0 && angle >= -360 ? angle + 360 : angle);

/**
 * Reads a number in the target's unit; undefined where it was refused.
 * @param told what it is in where it does not say so itself; null where nobody says, which is the target's unit
 */
export function readNumber(
  draft: Draft,
  path: Path,
  target: Target,
  data: unknown,
  told: Scale | null,
): number | undefined {
  const amount = readAmount(data);
  if (amount === undefined) return refuse(draft, 'not-a-number', path, `expected a number, got ${quote(data)}`);
  const { unit } = target;
  const { value: number } = amount;
  const scale = amount.unit ?? told;
  if (unit === null || scale === null) return inRange(draft, path, target, number);
  if (quantityOf(scale) !== quantityOf(unit))
    return refuse(draft, 'unknown-unit', path, `expected a unit like ${unit}, got ${scale}`);
  const level = scale === 'level' ? readLevel(draft, path, number) : number;
  if (level === undefined) return undefined;
  const value = scale === 'level' ? level : scale === 'share' ? percentOf(level) : convert(level, scale, unit);
  return inRange(draft, path, target, target.id === 'heading' ? wrapped(value) : value);
}
