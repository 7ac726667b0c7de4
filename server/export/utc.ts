import { greatestInstant } from '../contract/asked';
import { days } from '../contract/duration';

const dayMs = days(1);
const twoDigits = Array.from({ length: 60 }, (_, number) => `${number}`.padStart(2, '0'));
/** The last day that was written, up to its `T`: of a million times in order, few are of another. */
let lastDay = Number.NaN;
let lastDate = '';

/** Epoch milliseconds as ISO 8601 in UTC, with milliseconds: as `toISOString` says it, in a quarter of its time. */
export function utc(at: number): string {
  const day = Math.floor(at / dayMs);
  if (day !== lastDay) {
    lastDate = new Date(at).toISOString().slice(0, -'00:00:00.000Z'.length);
    lastDay = day;
  }
  const inDay = at - day * dayMs;
  const second = Math.floor(inDay / 1_000);
  const minute = Math.floor(second / 60);
  const [hours, minutes, seconds] = [Math.floor(minute / 60), minute % 60, second % 60];
  const milliseconds = `${inDay % 1_000}`.padStart(3, '0');
  return `${lastDate}${twoDigits[hours]}:${twoDigits[minutes]}:${twoDigits[seconds]}.${milliseconds}Z`;
}

/** A value of a signal whose values are times, in epoch milliseconds: a text, or the number where it is no instant. */
export const utcValue = (value: number): string | number =>
  Number.isInteger(value) && Math.abs(value) <= greatestInstant ? utc(value) : value;

/** Epoch milliseconds for a file name: `20261120T080000Z`. */
export const utcName = (at: number): string => utc(at).replace(/[-:]|\.\d{3}/g, '');
