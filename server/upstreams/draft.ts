import type { TimeSource, Value } from '../contract/reading';
import type { Signal } from '../contract/signal';
import { convert, type UnitId, units } from '../contract/units';
import { quote } from './clean-text';
import type { Decoded } from './dialect';
import { noteRefusal } from './note-refusal';
import { readAmount, strangeUnitOf } from './read-amount';

/** A flat message being decoded: what has been found so far, and the time of it all. */
export type Draft = {
  decoded: Decoded;
  /** Undefined is the receive time. */
  at: number | undefined;
  timeSource: TimeSource;
};

/** Starts a draft at the receive time. */
export function startDraft(subject: Decoded['subject'], identity: string | undefined): Draft {
  const decoded: Decoded = { identity, subject, readings: [], absences: [], availabilities: [], refusals: [] };
  return { decoded, at: undefined, timeSource: 'received' };
}

/** Notes that the value at a path of the message was not taken. Always undefined, to be returned as the value. */
export function refuse({ decoded }: Draft, reason: string, path: string, detail: string): undefined {
  return noteRefusal(decoded, reason, path, detail);
}

/** Adds a reading of a signal of the catalogue at the draft's time. */
export function tell({ decoded, at, timeSource }: Draft, { id }: Signal, value: Value): void {
  decoded.readings.push({ signal: id, value, timeSource, at, generic: undefined });
}

/** Adds a number or time in the signal's unit, or refuses what cannot be true of it. */
export function tellPlausible(draft: Draft, signal: Signal, value: number, path: string): void {
  const [least, greatest] = signal.plausible ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  if (value >= least && value <= greatest) {
    tell(draft, signal, value);
    return;
  }
  const range =
    signal.kind === 'time'
      ? `a time from ${new Date(least).getUTCFullYear()} to ${new Date(greatest).getUTCFullYear()}`
      : `${least} to ${greatest}${signal.unit === null ? '' : ` ${signal.unit}`}`;
  refuse(
    draft,
    'implausible',
    path,
    `expected ${range}, got ${signal.kind === 'time' ? new Date(value).toISOString() : value}`,
  );
}

/**
 * Adds an amount of a signal, converted from the unit it says it is in.
 * @param otherwise the unit of an amount that says none, given its value
 */
export function tellAmount(
  draft: Draft,
  signal: Signal,
  data: unknown,
  path: string,
  otherwise: UnitId | null | ((value: number) => UnitId | null),
): void {
  const amount = readAmount(data);
  if (amount === undefined) {
    const strange = strangeUnitOf(data);
    if (strange === undefined) refuse(draft, 'not-a-number', path, `expected a number, got ${quote(data)}`);
    else refuse(draft, 'unknown-unit', path, `expected a unit like ${signal.unit ?? 'none'}, got ${quote(strange)}`);
    return;
  }
  const { value } = amount;
  const unit = amount.unit ?? (typeof otherwise === 'function' ? otherwise(value) : otherwise);
  if (unit === signal.unit || unit === null) tellPlausible(draft, signal, value, path);
  else if (signal.unit !== null && units[unit].quantity === units[signal.unit].quantity)
    tellPlausible(draft, signal, convert(value, unit, signal.unit), path);
  else refuse(draft, 'unknown-unit', path, `expected a unit like ${signal.unit ?? 'none'}, got ${unit}`);
}
