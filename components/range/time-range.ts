import type { SearchChange } from '../ui/changed-search';
import type { Zone } from '../ui/zone-offset';
import { isPreset, type RangePreset, rangePresets, type Span } from './range-presets';

/** What time a page is about: a preset, which goes on with the clock, or a fixed span. */
export type TimeRange = { preset: RangePreset } | Span;

/** A range as it is at a moment. `isRunning`: it ends now, and goes on as time does. */
export type ResolvedRange = Span & { isRunning: boolean };

/** A range nobody can see into is made this long, milliseconds. */
const leastMs = 1_000;

/** Whether a range stays where it is as time goes on. */
export const isFixed = (range: TimeRange): range is Span => 'from' in range;

/** A moment as it stands in an address, ISO 8601 in UTC; null for what is none. */
export function readTime(text: string | null): number | null {
  const at = text === null || !/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? null : at;
}

/** A moment, epoch milliseconds, as it stands in an address: ISO 8601 in UTC. */
export const writeTime = (at: number): string => new Date(Math.round(at)).toISOString().replace('.000Z', 'Z');

/** Reads a range out of the address: `from` and `to`, or the name of a preset in `range`; null where it has neither. */
export function readTimeRange(search: Pick<URLSearchParams, 'get'>): TimeRange | null {
  const [from, to, preset] = [readTime(search.get('from')), readTime(search.get('to')), search.get('range')];
  if (from !== null && to !== null && from < to) return { from, to };
  return isPreset(preset) ? { preset } : null;
}

/** What to write into the address for a range. */
export function writeTimeRange(range: TimeRange): SearchChange {
  return isFixed(range)
    ? { range: null, from: writeTime(range.from), to: writeTime(range.to) }
    : { range: range.preset, from: null, to: null };
}

/**
 * The span of a range at a moment, which it does not go beyond: what is later is not known yet.
 * @param now epoch milliseconds, of the picture that is shown
 */
export function resolveRange(range: TimeRange, now: number, zone: Zone): ResolvedRange {
  const { from, to } = isFixed(range) ? range : rangePresets[range.preset].spanAt(now, zone);
  return { from, to: Math.max(from + leastMs, Math.min(to, now)), isRunning: to >= now };
}
