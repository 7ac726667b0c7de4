import { keptZone } from './kept-zone';
import type { Zone } from './zone-offset';
import { isDoubled, offsetText, wallOf } from './zone-time';

// All of them go by the zone chosen in this browser, unless one is named.

const isoOfWall = (at: number, zone: Zone) => new Date(wallOf(at, zone)).toISOString();

/** In the hour that autumn has twice, nothing but the offset tells the one from the other. */
const told = (text: string, at: number, zone: Zone) => (isDoubled(at, zone) ? `${text} ${offsetText(at, zone)}` : text);

/** A point in time, unmistakable everywhere: `2026-11-20 14:03:22`, `2026-10-25 02:30:00 +02:00`. */
export function formatLocalTime(at: number, zone: Zone = keptZone()): string {
  const iso = isoOfWall(at, zone);
  return told(`${iso.slice(0, 10)} ${iso.slice(11, 19)}`, at, zone);
}

/** As above, to the millisecond, for what comes many a second: `2026-11-20 14:03:22.078`. */
export function formatExactTime(at: number, zone: Zone = keptZone()): string {
  const iso = isoOfWall(at, zone);
  return told(`${iso.slice(0, 10)} ${iso.slice(11, 23)}`, at, zone);
}

/** The day: `2026-11-20`. */
export const formatLocalDate = (at: number, zone: Zone = keptZone()): string => isoOfWall(at, zone).slice(0, 10);

/** The time of day: `14:03:22`. */
export function formatClock(at: number, zone: Zone = keptZone()): string {
  return told(isoOfWall(at, zone).slice(11, 19), at, zone);
}

/** The time of day to the minute: `14:03`. */
export function formatClockMinute(at: number, zone: Zone = keptZone()): string {
  return told(isoOfWall(at, zone).slice(11, 16), at, zone);
}

/** The minute of something lately, with its day where that is not today: `14:03`, `2026-11-20 14:03`. */
export function formatMinute(at: number, now: number, zone: Zone = keptZone()): string {
  const minute = formatClockMinute(at, zone);
  const day = formatLocalDate(at, zone);
  return day === formatLocalDate(now, zone) ? minute : `${day} ${minute}`;
}

/** The same point in UTC: `2026-11-20T13:03:22Z`. */
export function formatUtcTime(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** The same point in UTC, to the millisecond: `2026-11-20T13:03:22.078Z`. */
export function formatExactUtcTime(at: number): string {
  return new Date(at).toISOString();
}
