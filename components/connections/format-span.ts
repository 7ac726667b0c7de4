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

/** An amount of bytes: `812 B`, `3.4 kB`, `12 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${formatNumber(bytes, 0)} B`;
  const [size, unit] = bytes < 999_500 ? [bytes / 1_000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${formatNumber(size, size < 9.95 ? 1 : 0)} ${unit}`;
}
