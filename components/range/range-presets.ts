import { days, hours } from '../../server/contract/duration';
import type { Zone } from '../ui/zone-offset';
import { dayStart } from '../ui/zone-time';

/** From a moment to before another, epoch milliseconds. */
export type Span = { from: number; to: number };

/** Ranges that go by the moment they are looked at. Days are those of the reader's zone. */
export const rangePresets = {
  '1h': { label: 'Last hour', spanAt: (now: number): Span => ({ from: now - hours(1), to: now }) },
  '6h': { label: 'Last 6 hours', spanAt: (now: number): Span => ({ from: now - hours(6), to: now }) },
  '24h': { label: 'Last 24 hours', spanAt: (now: number): Span => ({ from: now - hours(24), to: now }) },
  today: { label: 'Today', spanAt: (now: number, zone: Zone): Span => ({ from: dayStart(now, zone), to: now }) },
  yesterday: {
    label: 'Yesterday',
    spanAt: (now: number, zone: Zone): Span => ({ from: dayStart(now, zone, -1), to: dayStart(now, zone) }),
  },
  '7d': { label: 'Last 7 days', spanAt: (now: number): Span => ({ from: now - days(7), to: now }) },
  '30d': { label: 'Last 30 days', spanAt: (now: number): Span => ({ from: now - days(30), to: now }) },
} as const;
export type RangePreset = keyof typeof rangePresets;

export const presetNames = Object.keys(rangePresets) as RangePreset[];

/** Whether a text is the name of a preset. */
export const isPreset = (name: string | null): name is RangePreset =>
  name !== null && presetNames.some((preset) => preset === name);
