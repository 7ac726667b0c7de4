import { days, minutes } from '../../server/contract/duration';
import { offsetAt, type Zone } from './zone-offset';

/**
 * Wall time is what the clocks of a zone show, as epoch milliseconds of the same figures in UTC: good for rounding and
 * for writing, never for comparing two moments. In autumn an hour of it stands for two moments, in spring one for none.
 */
export const wallOf = (at: number, zone: Zone): number => at + offsetAt(at, zone);

/** The moments at which the clocks of a zone show a wall time, the earlier first: one as a rule, two or none. */
export function momentsOfWall(wall: number, zone: Zone): number[] {
  // However the clocks are put, a day before and a day after they go by the one offset and the other.
  const offsets = new Set([offsetAt(wall - days(1), zone), offsetAt(wall + days(1), zone)]);
  return [...offsets]
    .map((offset) => wall - offset)
    .filter((at) => wallOf(at, zone) === wall)
    .sort((a, b) => a - b);
}

/** The moment of a wall time: the earlier of two; where the clocks skip it, the moment as much later as they skip. */
export function atOfWall(wall: number, zone: Zone): number {
  return momentsOfWall(wall, zone)[0] ?? wall - offsetAt(wall - days(1), zone);
}

/** Whether the clocks show at another moment what they show at this one. */
export const isDoubled = (at: number, zone: Zone): boolean => momentsOfWall(wallOf(at, zone), zone).length > 1;

/** The first moment of the day around a moment, or of one so many days later. */
export function dayStart(at: number, zone: Zone, daysLater = 0): number {
  return atOfWall(Math.floor(wallOf(at, zone) / days(1)) * days(1) + days(daysLater), zone);
}

/** How far ahead of UTC, as it is written behind a time: `+02:00`. */
export function offsetText(at: number, zone: Zone): string {
  const total = Math.round(offsetAt(at, zone) / minutes(1));
  const [hour, minute] = [Math.floor(Math.abs(total) / 60), Math.abs(total) % 60].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${total < 0 ? '-' : '+'}${hour}:${minute}`;
}

/** What a zone is called: `Europe/Berlin`. */
export const zoneName = (zone: Zone): string => zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
