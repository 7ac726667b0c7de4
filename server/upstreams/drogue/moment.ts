import { isNothing } from '../nothing';
import { isEventTime, parseTime } from '../parse-time';
import { isPlainObject } from '../plain-object';
import { type Draft, type Moment, type Path, refuse } from './draft';
import { plainName } from './match-name';
import { timeNames } from './names';

const ranks: ReadonlyMap<string, number> = new Map(timeNames.map((name, rank) => [name, rank]));

/** Numbers below are no times but counts: of the milliseconds since the device was switched on, for one. */
const leastEpoch = 1e8;
const isCount = (value: unknown): boolean => typeof value === 'number' && value < leastEpoch;

/** The member of an object that says when its values were measured; undefined when none does. */
export function timeMember(data: Record<string, unknown>): string | undefined {
  let best: string | undefined;
  let bestRank = timeNames.length;
  for (const name in data) {
    const rank = ranks.get(plainName(name));
    if (rank === undefined || rank >= bestRank || isCount(data[name]) || isNothing(data[name])) continue;
    if (typeof data[name] === 'boolean' || typeof data[name] === 'object') continue;
    // `t` may be a temperature.
    if (name === 't' && parseTime(data[name]) === undefined) continue;
    best = name;
    bestRank = rank;
  }
  return best;
}

/** The device's own time, where it sent one that it may have meant; else refused, and the time around it stands. */
export function ownMoment(draft: Draft, path: Path, claim: unknown, around: Moment): Moment {
  const at = parseTime(claim);
  if (at !== undefined && isEventTime(at)) return { at, timeSource: 'property' };
  refuse(draft, 'bad-time', path, 'expected a time between 2000 and 2100');
  return around;
}

/** The time of an object's values, without a word where it is a bad one. */
export function quietMoment(data: unknown, around: Moment): Moment {
  const member = isPlainObject(data) ? timeMember(data) : undefined;
  const at = isPlainObject(data) && member !== undefined ? parseTime(data[member]) : undefined;
  return at !== undefined && isEventTime(at) ? { at, timeSource: 'property' } : around;
}

/** Whether these are one thing at several times, or once, and not several things. */
export function isSeries(items: readonly unknown[]): items is Record<string, unknown>[] {
  if (!items.every(isPlainObject)) return false;
  if (items.length === 1) return true;
  return items.every((item) => {
    const member = timeMember(item);
    return member !== undefined && parseTime(item[member]) !== undefined;
  });
}
