import { days, hours, minutes } from '../../server/contract/duration';
import { formatClock, formatClockMinute, formatLocalDate } from '../ui/format-time';
import { keptZone } from '../ui/kept-zone';
import type { Zone } from '../ui/zone-offset';
import { dayStart } from '../ui/zone-time';
import { rangePresets, type Span } from './range-presets';
import { isFixed, type TimeRange } from './time-range';

/** A span in as few words as are unmistakable: `2026-11-20 14:00 – 16:30`, `2026-11-20`, `2026-11-20 – 2026-11-22`. */
export function spanWords({ from, to }: Span, zone: Zone = keptZone()): string {
  const [first, last] = [formatLocalDate(from, zone), formatLocalDate(to, zone)];
  if (from === dayStart(from, zone) && to === dayStart(to, zone)) {
    const lastDay = formatLocalDate(to - 1, zone);
    return first === lastDay ? first : `${first} – ${lastDay}`;
  }
  if (to - from > days(60)) return `${first} – ${last}`;
  const isLong = to - from > hours(6) || [from, to].every((at) => at % minutes(1) === 0);
  const clock = isLong ? formatClockMinute : formatClock;
  const end = clock(to, zone);
  return `${first} ${clock(from, zone)} – ${first === last ? end : `${last} ${end}`}`;
}

/** What a range is called. */
export const rangeWords = (range: TimeRange, zone: Zone = keptZone()): string =>
  isFixed(range) ? spanWords(range, zone) : rangePresets[range.preset].label;
