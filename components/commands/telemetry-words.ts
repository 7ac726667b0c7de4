import type { CheckedPrecondition, Effect, Precondition, Scalar } from '../../server/contract/commands';
import type { Signal } from '../../server/contract/signal';
import { convert, unitSymbol } from '../../server/contract/units';
import { formatAgo } from '../ui/format-age';
import { formatDuration } from '../ui/format-duration';
import { formatValue, writeOut } from '../ui/format-value';
import { preferredUnit, type UnitPreferences } from '../ui/unit-preferences';

type Reader = { signalOf: (id: string) => Signal; preferences: UnitPreferences };

/** A value as it is read, in the middle of a sentence: words of a signal begin small there. */
function valueWords(value: Scalar, signal: Signal, preferences: UnitPreferences): string {
  const text = writeOut(formatValue(value, signal, preferences));
  return typeof value === 'number' ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

/** What must hold before a command is sent, in the reader's units: `Speed at most 3 mph`, `Ignition off or lock`. */
export function preconditionWords(
  { signal: id, isOneOf, isAtMost, isAtLeast }: Precondition,
  { signalOf, preferences }: Reader,
): string {
  const signal = signalOf(id);
  const say = (value: Scalar) => valueWords(value, signal, preferences);
  const parts: string[] = [];
  if (isOneOf !== undefined) parts.push(isOneOf.map(say).join(' or '));
  if (isAtLeast !== undefined && isAtLeast === isAtMost) parts.push(say(isAtLeast));
  else {
    if (isAtLeast !== undefined) parts.push(`at least ${say(isAtLeast)}`);
    if (isAtMost !== undefined) parts.push(`at most ${say(isAtMost)}`);
  }
  return `${signal.label} ${parts.length === 0 ? 'told, whatever it is' : parts.join(' and ')}`;
}

/**
 * What was last told of a precondition's signal, in the reader's units: `Told: 43 mph, 2 s ago.` How old it may be is said
 * where it matters: of what holds, and of what is too old.
 * @param now epoch milliseconds
 */
export function toldWords(
  {
    reading,
    holds,
    freshWithinMs,
    signal: id,
  }: Pick<CheckedPrecondition, 'reading' | 'holds' | 'freshWithinMs' | 'signal'>,
  now: number,
  { signalOf, preferences }: Reader,
): string {
  if (reading === null) return 'It has never been told.';
  const ageMs = now - Math.min(reading.at, reading.receivedAt);
  const told = `Told: ${writeOut(formatValue(reading.value, signalOf(id), preferences))}, ${formatAgo(ageMs)}`;
  const limit = formatDuration(freshWithinMs);
  if (ageMs > freshWithinMs) return `${told}: too old, ${limit} at most.`;
  return holds ? `${told}; it may be ${limit} old.` : `${told}.`;
}

/** A value that stands for a parameter, by what is written for it; itself where it stands for none. */
const resolved = (value: Scalar, parameters: Readonly<Record<string, Scalar>>): Scalar => {
  const name = typeof value === 'string' ? /^\{(\w+)\}$/.exec(value)?.[1] : undefined;
  return name === undefined ? value : (parameters[name] ?? '…');
};

/** How far off a number may be: a difference, which has no zero to be moved, and is told finer than the signal is. */
const toleranceWords = (tolerance: number, { unit }: Signal, preferences: UnitPreferences): string => {
  if (tolerance === 0) return '';
  const say = (amount: number, symbol: string) =>
    `, give or take ${writeOut({ text: String(Number(amount.toPrecision(2))), unit: symbol })}`;
  if (unit === null) return say(tolerance, '');
  const shown = preferredUnit(unit, preferences);
  const off = convert(tolerance, unit, shown) - convert(0, unit, shown);
  // Between consumption and its inverse no difference stays the same.
  return Number.isFinite(off) ? say(off, unitSymbol(shown)) : say(tolerance, unitSymbol(unit));
};

/**
 * Which reading would confirm a command, in the reader's units.
 * @param parameters what is written for the parameters that values in braces stand for
 */
export function effectWords(
  { signal: id, becomes, tolerance, withinMs }: Effect,
  parameters: Readonly<Record<string, Scalar>>,
  { signalOf, preferences }: Reader,
): string {
  const signal = signalOf(id);
  const within = `measured within ${formatDuration(withinMs)} after it was sent`;
  if (becomes === null) return `Any reading of ${signal.label}, ${within}`;
  const values = becomes.map((value) => valueWords(resolved(value, parameters), signal, preferences)).join(' or ');
  return `${signal.label} ${values}${toleranceWords(tolerance, signal, preferences)}, ${within}`;
}
