import type { Value } from '../../server/contract/reading';
import type { Signal } from '../../server/contract/signal';
import { signalOf } from '../../server/contract/signals';
import { unitSymbol } from '../../server/contract/units';
import { formatLocalDate } from './format-time';
import { itemsOf, nameOfItem } from './list-items';
import { inPreferredUnit, type UnitPreferences } from './unit-preferences';

/** A value as it is read: the text, and the unit apart so that it can be set smaller. */
export type FormattedValue = { text: string; unit: string };

/** Percent and the degrees of an angle stand right behind their number, `37%`, `108°`; other units a space apart. */
export const isTightUnit = (unit: string): boolean => unit === '%' || unit === '°';

/** Value and unit in one line of text. */
export function writeOut({ text, unit }: FormattedValue): string {
  return unit === '' || isTightUnit(unit) ? `${text}${unit}` : `${text} ${unit}`;
}

const formats = new Map<number, Intl.NumberFormat>();

/** A number with thousands parted by a narrow space, a point and so many decimals: `48 213.4`. */
export function formatNumber(value: number, decimals: number): string {
  const format =
    formats.get(decimals) ??
    new Intl.NumberFormat('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  formats.set(decimals, format);
  const text = format.format(value).replaceAll(',', '\u202f').replace('-', '\u2212');
  return text === '\u22120' ? '0' : text;
}

/** `plugged_in_both_sides` → `Plugged in both sides`. What is no such word of an enumeration is kept as sent. */
export function humanize(word: string): string {
  if (!/^[a-z][a-z0-9_]*$/.test(word)) return word;
  return word.charAt(0).toUpperCase() + word.slice(1).replaceAll('_', ' ');
}

/** Degrees with the hemisphere's letter: `52.52001° N, 13.40495° E`. */
export function formatPosition({ latitude, longitude }: { latitude: number; longitude: number }, decimals = 5): string {
  const north = `${Math.abs(latitude).toFixed(decimals)}° ${latitude < 0 ? 'S' : 'N'}`;
  return `${north}, ${Math.abs(longitude).toFixed(decimals)}° ${longitude < 0 ? 'W' : 'E'}`;
}

/** Tells a position from the other values. */
export function isPosition(value: Value): value is { latitude: number; longitude: number } {
  return typeof value === 'object' && !Array.isArray(value) && 'latitude' in value;
}

/** Writes any value by its signal's line, in the person's units. A value of another kind than the line says is shown as it is. */
export function formatValue(value: Value, signal: Signal, preferences: UnitPreferences): FormattedValue {
  if (typeof value === 'number') return formatNumeric(value, signal, preferences);
  if (typeof value === 'boolean') return { text: value ? 'Yes' : 'No', unit: '' };
  // A signal of no line of ours has the source's own words.
  const say = signalOf(signal.id) === undefined ? String : humanize;
  if (typeof value === 'string') return { text: say(value), unit: '' };
  if (isPosition(value)) return { text: formatPosition(value, signal.decimals), unit: '' };
  return { text: value.length === 0 ? 'None' : itemsOf(value).map(nameOfItem).map(say).join(', '), unit: '' };
}

function formatNumeric(value: number, signal: Signal, preferences: UnitPreferences): FormattedValue {
  if (signal.kind === 'time') return { text: formatLocalDate(value), unit: '' };
  if (signal.unit === null) return { text: formatNumber(value, signal.decimals), unit: '' };
  const shown = inPreferredUnit(value, signal.unit, signal.decimals, preferences);
  return Number.isFinite(shown.value)
    ? { text: formatNumber(shown.value, shown.decimals), unit: unitSymbol(shown.unit) }
    : { text: formatNumber(value, signal.decimals), unit: unitSymbol(signal.unit) };
}
