import { days, hours, minutes, seconds } from '../contract/duration';
import type { Value } from '../contract/reading';
import { signalOf } from '../contract/signals';
import { unitSymbol } from '../contract/units';

/** An amount and its unit in one line of text, to three decimals: `5 km/h`, `80%`. */
export function amountWords(amount: number, unit: string | null | undefined): string {
  const text = String(Number(amount.toFixed(3)));
  if (unit === null || unit === undefined) return text;
  const symbol = unitSymbol(unit);
  return symbol === '%' || symbol === '°' ? `${text}${symbol}` : `${text} ${symbol}`;
}

/** A value of a signal as sentences have it, in the signal's own unit. */
export function valueWords(signal: string, value: Value): string {
  if (typeof value === 'number') return amountWords(value, signalOf(signal)?.unit);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  return 'latitude' in value ? `${value.latitude}, ${value.longitude}` : 'a list';
}

/** What people call a signal; a generic one by its id. */
export const labelOf = (signal: string): string => signalOf(signal)?.label ?? signal;

/** How long something took or is ago, rounded down: `45 s`, `4 min`, `3 h`, `2 d`. @param ms not below zero */
export function durationWords(ms: number): string {
  if (ms < minutes(2)) return `${Math.floor(ms / seconds(1))} s`;
  if (ms < hours(2)) return `${Math.floor(ms / minutes(1))} min`;
  return ms < days(2) ? `${Math.floor(ms / hours(1))} h` : `${Math.floor(ms / days(1))} d`;
}
