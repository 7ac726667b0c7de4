import { days } from '../../server/contract/duration';
import { formatLocalDate } from '../ui/format-time';
import type { Zone } from '../ui/zone-offset';
import { dayStart } from '../ui/zone-time';

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** What a day is called: `Today`, `Yesterday`, `Friday`; the date stands beside it. @param date `2026-11-20` */
export function dayWords(date: string, now: number, zone: Zone): string {
  if (date === formatLocalDate(now, zone)) return 'Today';
  if (date === formatLocalDate(dayStart(now, zone, -1), zone)) return 'Yesterday';
  return weekdays[new Date(Date.parse(date) + days(0.5)).getUTCDay()] ?? date;
}
