import { minutes, seconds } from '../../server/contract/duration';

/** An IANA time zone, `Europe/Berlin`; null for the one the device is set to. */
export type Zone = string | null;

/** Every zone changes its clocks on a quarter of an hour of UTC, if at all (IANA time zone database, since 1972). */
const quarterMs = minutes(15);
const mostKept = 20_000;

const formats = new Map<string, Intl.DateTimeFormat>();
const kept = new Map<string, number>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  formats.set(zone, format);
  return format;
}

/** Reads what the clocks of a zone show, as epoch milliseconds of the same figures in UTC. */
function shownAt(at: number, zone: string): number {
  const parts = formatOf(zone).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((found) => found.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

/** How far the clocks of a zone are ahead of UTC at a moment, milliseconds; below zero where they are behind. */
export function offsetAt(at: number, zone: Zone): number {
  if (zone === 'UTC') return 0;
  if (zone === null) return -minutes(new Date(at).getTimezoneOffset());
  const quarter = Math.floor(at / quarterMs);
  const key = `${zone} ${quarter}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const second = Math.floor(at / seconds(1)) * seconds(1);
  const offset = shownAt(second, zone) - second;
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, offset);
  return offset;
}

/** Whether this browser knows a zone of that name. */
export function isZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
