import { percentile } from './machine';

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** `12,345 msg/s` */
export const perSecond = (value: number, what = 'msg'): string => `${Math.round(value).toLocaleString('en')} ${what}/s`;

/** `0.48, 0.60, 0.65; median 0.60`: ours by theirs, run by run, so that a slow moment of the machine meets both. */
export function ratios(ours: readonly number[], theirs: readonly number[]): string {
  const values = ours.map((value, round) => value / (theirs[round] ?? Number.NaN));
  return `${values.map((value) => value.toFixed(2)).join(', ')}; median ${median(values).toFixed(2)}`;
}
