import { parseTime } from '../parse-time';

const month = /^(\d{4})-(\d\d)$/;
/** `01.04.2027 00:00:00 UTC`: the day first. */
const dayFirst = /^(\d\d)\.(\d\d)\.(\d{4})(?:[ T]+(\d\d:\d\d(?::\d\d)?))?(?: *(?:UTC|GMT|Z))?$/i;

/**
 * Epoch milliseconds of a date in any form MOBITO uses: a month (its first day), a date with the day first, ISO 8601, or
 * an epoch number. Undefined when it is none of them.
 */
export function readDate(data: unknown): number | undefined {
  if (typeof data !== 'string' || data.length > 40) return parseTime(data);
  const text = data.trim();
  if (month.test(text)) return parseTime(`${text}-01`);
  const parts = dayFirst.exec(text);
  if (parts === null) return parseTime(text);
  const [, day, ofMonth, year, time = '00:00'] = parts;
  return parseTime(`${year}-${ofMonth}-${day}T${time}Z`);
}
