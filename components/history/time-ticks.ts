import { days, hours, minutes, seconds } from '../../server/contract/duration';
import { keptZone } from '../ui/kept-zone';
import type { Zone } from '../ui/zone-offset';
import { atOfWall, isDoubled, offsetText, wallOf } from '../ui/zone-time';

/** A mark on the axis of time: the time, or the day, and below it what the marks to its left do not tell. */
export type TimeTick = { at: number; label: string; below: string };

const withinDay = [
  ...[1, 2, 5, 10, 15, 30].map(seconds),
  ...[1, 2, 5, 10, 15, 30].map(minutes),
  ...[1, 2, 3, 6, 12].map(hours),
];
const dayCounts = [1, 2, 7, 14];
const monthCounts = [1, 3, 6, 12, 24];
/** The first Monday of 1970, in days since its beginning. */
const firstMonday = 4;

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The next moment at which the clocks show a multiple of a step, whatever was done to them on the way. */
function nextMultiple(at: number, step: number, zone: Zone): number {
  const isMultiple = (moment: number) => wallOf(moment, zone) % step === 0;
  const rest = wallOf(at + step, zone) % step;
  const [down, up] = [at + step - rest, at + 2 * step - rest];
  if (down > at && isMultiple(down)) return down;
  return isMultiple(up) ? up : at + step;
}

function momentsWithinDay(from: number, to: number, step: number, zone: Zone): number[] {
  const moments: number[] = [];
  const first = from - (wallOf(from, zone) % step);
  for (let at = first; at <= to; at = nextMultiple(at, step, zone)) if (at >= from) moments.push(at);
  return moments;
}

function dayMoments(from: number, to: number, count: number, zone: Zone): number[] {
  const moments: number[] = [];
  const phase = count >= 7 ? firstMonday : 0;
  let day = Math.floor((wallOf(from, zone) / days(1) - phase) / count) * count + phase;
  for (let at = 0; at <= to; day += count) {
    at = atOfWall(days(day), zone);
    if (at >= from && at <= to) moments.push(at);
  }
  return moments;
}

function monthMoments(from: number, to: number, count: number, zone: Zone): number[] {
  const moments: number[] = [];
  const start = new Date(wallOf(from, zone));
  let month = Math.floor((start.getUTCFullYear() * 12 + start.getUTCMonth()) / count) * count;
  for (let at = 0; at <= to; month += count) {
    at = atOfWall(Date.UTC(Math.floor(month / 12), month % 12), zone);
    if (at >= from && at <= to) moments.push(at);
  }
  return moments;
}

type Part = (wall: Date) => string;

/** What marks say, and below: what is said again only where it is another than at the mark before. */
function written(moments: readonly number[], zone: Zone, say: Part, sayBelow: Part): TimeTick[] {
  let before = '';
  return moments.map((at) => {
    const wall = new Date(wallOf(at, zone));
    const context = sayBelow(wall);
    const below = [context === before ? '' : context, isDoubled(at, zone) ? offsetText(at, zone) : ''];
    before = context;
    return { at, label: say(wall), below: below.filter((part) => part !== '').join(' ') };
  });
}

const day: Part = (wall) => `${wall.getUTCDate()} ${monthNames[wall.getUTCMonth()]}`;
const year: Part = (wall) => String(wall.getUTCFullYear());

/**
 * Marks of an axis of time in a zone. The hour that autumn has twice is marked twice, with its offsets; the one that spring
 * skips is not there, and leaves no hole.
 * @param most how many marks there is room for
 */
export function timeTicks(from: number, to: number, most: number, zone: Zone = keptZone()): TimeTick[] {
  const least = (to - from) / Math.max(1, most);
  const step = withinDay.find((candidate) => candidate >= least);
  if (step !== undefined) {
    const [first, last] = step < minutes(1) ? [11, 19] : [11, 16];
    return written(momentsWithinDay(from, to, step, zone), zone, (wall) => wall.toISOString().slice(first, last), day);
  }
  const dayCount = dayCounts.find((count) => days(count) >= least);
  if (dayCount !== undefined) return written(dayMoments(from, to, dayCount, zone), zone, day, year);
  const monthCount = monthCounts.find((count) => days(count * 30.4) >= least) ?? 60;
  const month: Part = (wall) => monthNames[wall.getUTCMonth()] ?? '';
  return written(monthMoments(from, to, monthCount, zone), zone, month, year);
}
