import type { DataClass } from '../../server/contract/storage';
import { formatNumber } from '../ui/format-value';

/** What people call a class of data, what it is, and one of its rows. */
export const classWords: Readonly<Record<DataClass, { label: string; detail: string; rows: string }>> = {
  messages: { label: 'Messages', detail: 'As they came, and what quarantine says of them', rows: 'messages' },
  readings: { label: 'Readings', detail: 'Every value with its time: charts, replay, export', rows: 'readings' },
  rollups: { label: 'Rollups', detail: 'Five-minute figures that long charts are drawn from', rows: 'rollups' },
  trips: { label: 'Trips', detail: 'Drives of hours that are over', rows: 'trips' },
  audit: { label: 'Audit', detail: 'Who changed what, and commands that ended', rows: 'entries' },
};

/** For how long a class is kept: `30 days`, `For good`. */
export function keptWords(days: number | null): string {
  if (days === null) return 'For good';
  return `${formatNumber(days, 0)} ${days === 1 ? 'day' : 'days'}`;
}

/** What a job is called. */
const jobLabels: Readonly<Record<string, string>> = {
  partitions: 'Partitions ahead',
  hours: 'Closing of hours',
  remake: 'Rollups and trips',
  keyframes: 'Keyframes',
  'retention-messages': 'Retention of messages',
  'retention-readings': 'Retention of readings',
  'retention-rollups': 'Retention of rollups',
  'retention-trips': 'Retention of trips',
  'retention-audit': 'Retention of the audit',
  samples: 'Measuring',
  statistics: 'Statistics',
};

/** What people call a job: one that is not known here bears its own name. */
export const jobLabel = (name: string): string => jobLabels[name] ?? name;
