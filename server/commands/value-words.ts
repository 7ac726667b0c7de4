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

/** A value of a signal as sentences have it, in the signal's own unit. Places and lists are told of, never told. */
export function valueWords(signal: string, value: Value): string {
  if (typeof value === 'number') return amountWords(value, signalOf(signal)?.unit);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  return 'latitude' in value ? 'a position' : 'a list';
}

/** What people call a signal; a generic one by its id. */
export const labelOf = (signal: string): string => signalOf(signal)?.label ?? signal;

/** A signal and what was told of it: `Door locks locked`, but `Position` alone. */
export const toldWords = (signal: string, value: Value): string =>
  typeof value === 'object' ? labelOf(signal) : `${labelOf(signal)} ${valueWords(signal, value)}`;

const parts = [
  [days(1), 'd'],
  [hours(1), 'h'],
  [minutes(1), 'min'],
  [seconds(1), 's'],
] as const;

/** How long something took or is ago, in its two greatest units, rounded down: `45 s`, `2 min 1 s`, `3 d`. @param ms not below zero */
export function durationWords(ms: number): string {
  const greatest = parts.findIndex(([length]) => ms >= length);
  const said = parts.slice(greatest === -1 ? -1 : greatest).slice(0, 2);
  let left = ms;
  const words = said.flatMap(([length, unit], index) => {
    const count = Math.floor(left / length);
    left -= count * length;
    return count === 0 && index > 0 ? [] : [`${count} ${unit}`];
  });
  return words.join(' ');
}
