import type { Value } from '../../contract/reading';
import type { SignalKind } from '../../contract/signal';
import { convert, type UnitId } from '../../contract/units';
import { cleanText, quote } from '../clean-text';
import { isEventTime, parseTime } from '../parse-time';
import { readAmount } from '../read-amount';
import { type Draft, type Path, refuse } from './draft';
import { quantityOf, type Scale } from './names';
import { readList } from './read-list';
import { readPosition } from './read-position';

/** What a value is read for: a line of the catalogue, or a signal that the configuration names. */
export type Target = {
  id: string;
  kind: SignalKind;
  unit: UnitId | null;
  plausible: readonly [number, number] | null;
};

function inRange(draft: Draft, path: Path, { unit, plausible }: Target, value: number): number | undefined {
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

function readNumber(draft: Draft, path: Path, target: Target, data: unknown, told: Scale | null): number | undefined {
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

function readText(draft: Draft, path: Path, target: Target, data: unknown): string | undefined {
  if (typeof data === 'string' && data !== '') return cleanText(data);
  if (typeof data === 'number') return String(data);
  if (typeof data === 'boolean') return target.id === 'ignition.state' ? (data ? 'on' : 'off') : String(data);
  return refuse(draft, 'wrong-shape', path, `expected a text, got ${quote(data)}`);
}

const flags: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  ...[true, 1, 'true', '1', 'on', 'yes', 'connected', 'online'].map((word) => [word, true] as const),
  ...[false, 0, 'false', '0', 'off', 'no', 'disconnected', 'offline'].map((word) => [word, false] as const),
]);

function readFlag(draft: Draft, path: Path, data: unknown): boolean | undefined {
  const flag = flags.get(typeof data === 'string' ? data.trim().toLowerCase() : data);
  return flag ?? refuse(draft, 'wrong-shape', path, `expected true or false, got ${quote(data)}`);
}

function readTime(draft: Draft, path: Path, target: Target, data: unknown): number | undefined {
  const at = parseTime(data);
  if (at === undefined || !isEventTime(at))
    return refuse(draft, 'wrong-shape', path, `expected a date and time, got ${quote(data)}`);
  return inRange(draft, path, target, at);
}

/**
 * Reads a value as its signal has it: in its unit, within its range, never clamped. Undefined when it was refused.
 * @param scale what a number is in; null where nobody says, which is the signal's own unit
 */
export function readValue(
  draft: Draft,
  path: Path,
  target: Target,
  data: unknown,
  scale: Scale | null,
): Value | undefined {
  switch (target.kind) {
    case 'number':
      return readNumber(draft, path, target, data, scale);
    case 'text':
      return readText(draft, path, target, data);
    case 'flag':
      return readFlag(draft, path, data);
    case 'time':
      return readTime(draft, path, target, data);
    case 'position':
      return readPosition(draft, path, data)?.position;
    case 'list':
      return readList(draft, path, Array.isArray(data) ? data : [data]);
  }
}
