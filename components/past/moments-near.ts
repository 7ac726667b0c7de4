import { days, hours, minutes } from '../../server/contract/duration';
import type { Zone } from '../ui/zone-offset';
import { atOfWall, dayStart, wallOf } from '../ui/zone-time';
import { wholeSecond } from './moment-address';

/** How far one step goes. A day is one of the calendar: it may have 23 hours. */
export const stepLengths = ['1 min', '15 min', '1 h', '1 day'] as const;
export type StepLength = (typeof stepLengths)[number];

const stepMs: Record<Exclude<StepLength, '1 day'>, number> = {
  '1 min': minutes(1),
  '15 min': minutes(15),
  '1 h': hours(1),
};

/** The moment a step earlier or later, epoch milliseconds. */
export function steppedFrom(at: number, length: StepLength, direction: -1 | 1, zone: Zone): number {
  if (length === '1 day') return atOfWall(wallOf(at, zone) + direction * days(1), zone);
  return at + direction * stepMs[length];
}

/** Moments people ask for first. @param now the server's clock, epoch milliseconds */
export function nearMoments(now: number, zone: Zone): { label: string; at: number }[] {
  return [
    { label: '1 h ago', at: wholeSecond(now - hours(1)) },
    { label: 'Yesterday, this time', at: wholeSecond(steppedFrom(now, '1 day', -1, zone)) },
  ];
}

export type Span = { from: number; to: number };

/** What the slider reaches: the last 24 hours where the moment lies in them, else the day around it, up to now. */
export function sliderSpan(at: number | null, now: number, zone: Zone): Span {
  const lately = { from: now - days(1), to: now };
  if (at === null || at >= lately.from) return lately;
  return { from: dayStart(at, zone), to: Math.min(now, dayStart(at, zone, 1)) };
}

/** Full hours to mark on the slider, so few that their names have room. */
export function markedHours({ from, to }: Span, every: number, zone: Zone): number[] {
  const marked: number[] = [];
  const first = Math.ceil(wallOf(from, zone) / hours(every)) * hours(every);
  for (let wall = first; wall <= wallOf(to, zone); wall += hours(every)) {
    const at = atOfWall(wall, zone);
    if (at >= from && at <= to) marked.push(at);
  }
  return marked;
}
