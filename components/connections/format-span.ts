import { days, hours, minutes, seconds } from '../../server/contract/duration';
import { formatNumber } from '../ui/format-value';

/**
 * How long something took, to two figures or so: `12 ms`, `1.2 s`, `3.4 min`, `2 h`. Below zero, where a clock ahead of
 * ours measured it, it has its sign.
 * @param spanMs milliseconds
 */
export function formatSpan(spanMs: number): string {
  const size = Math.abs(spanMs);
  const inUnit = (unitMs: number, unit: string) => {
    const value = spanMs / unitMs;
    return `${formatNumber(value, Math.abs(value) < 9.95 ? 1 : 0)} ${unit}`;
  };
  if (size < 999.5) return `${formatNumber(Math.round(spanMs), 0)} ms`;
  if (size < minutes(1)) return inUnit(seconds(1), 's');
  if (size < hours(1)) return inUnit(minutes(1), 'min');
  return size < days(2) ? inUnit(hours(1), 'h') : inUnit(days(1), 'd');
}

const byteUnits = [
  [1e12, 'TB'],
  [1e9, 'GB'],
  [1e6, 'MB'],
  [1e3, 'kB'],
] as const;

/** An amount of bytes: `812 B`, `3.4 kB`, `12 MB`, `1.8 GB`; one that was lost has its sign. */
export function formatBytes(bytes: number): string {
  const size = Math.abs(bytes);
  // What would be rounded to a thousand of a unit is one of the next.
  const [unitBytes, unit] = byteUnits.find(([least]) => size >= least * 0.9995) ?? [1, 'B'];
  const value = bytes / unitBytes;
  return `${formatNumber(value, unit !== 'B' && Math.abs(value) < 9.95 ? 1 : 0)} ${unit}`;
}
