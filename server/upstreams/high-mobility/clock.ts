import { cleanText } from '../clean-text';
import { isPlainObject } from '../plain-object';

const twoDigits = (value: number): string => String(value).padStart(2, '0');

function isWithin(value: unknown, limit: number): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) < limit;
}

/** Auto API's `time` ({hour, minute}) as "07:05", its `weekday_time` ({weekday, time}) as "monday 07:05"; else undefined. */
export function readClock(data: unknown): string | undefined {
  if (!isPlainObject(data)) return undefined;
  if (isPlainObject(data.time) && typeof data.weekday === 'string' && data.weekday.length <= 20) {
    const time = readClock(data.time);
    return time === undefined ? undefined : `${cleanText(data.weekday)} ${time}`;
  }
  const { hour, minute } = data;
  return isWithin(hour, 24) && isWithin(minute, 60) ? `${twoDigits(hour)}:${twoDigits(minute)}` : undefined;
}
