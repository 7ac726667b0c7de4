import type { Absence, Availability, Reading } from '../../server/contract/reading';
import { type Signal, type SignalGroup, signalGroups } from '../../server/contract/signal';
import type { VehicleView } from '../data/vehicle-store';

/** One signal of the vehicle, whether it has a value or only a reason for having none. */
export type SignalEntry = {
  signal: Signal;
  reading: Reading | undefined;
  absence: Absence | undefined;
  availability: Availability | undefined;
};

export type SignalTableRow =
  | { kind: 'group'; group: SignalGroup; count: number }
  | { kind: 'signal'; entry: SignalEntry };

export const groupLabels: Record<SignalGroup, string> = {
  position: 'Position',
  motion: 'Motion',
  energy: 'Energy',
  charging: 'Charging',
  tires: 'Tires',
  access: 'Doors and locks',
  engine: 'Engine',
  electrical: 'Electrical',
  diagnostics: 'Diagnostics',
  service: 'Service',
  climate: 'Climate',
  safety: 'Safety',
  trip: 'Trip',
  other: 'Other',
};

/** Every signal anything is known of, by group and label. */
export function signalEntries(
  { readings, absences, availabilities }: Pick<VehicleView, 'readings' | 'absences' | 'availabilities'>,
  signalOf: (id: string) => Signal,
): SignalEntry[] {
  const ids = new Set([...readings.keys(), ...absences.keys(), ...availabilities.keys()]);
  const entries = [...ids].map((id) => ({
    signal: signalOf(id),
    reading: readings.get(id),
    absence: absences.get(id),
    availability: availabilities.get(id),
  }));
  const place = (entry: SignalEntry) => signalGroups.indexOf(entry.signal.group);
  return entries.sort(
    (a, b) => place(a) - place(b) || a.signal.label.localeCompare(b.signal.label, 'en', { numeric: true }),
  );
}

/** Whether every word of a search is in a signal's label, id, group or source. */
export function isSought({ signal, reading, absence }: SignalEntry, text: string): boolean {
  const haystack = [signal.label, signal.id, groupLabels[signal.group], (reading ?? absence)?.upstream ?? '']
    .join(' ')
    .toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => haystack.includes(word));
}

/** Entries with a heading above each group. The entries come sorted by group. */
export function withHeadings(entries: readonly SignalEntry[]): SignalTableRow[] {
  const rows: SignalTableRow[] = [];
  let heading: Extract<SignalTableRow, { kind: 'group' }> | undefined;
  for (const entry of entries) {
    if (heading?.group !== entry.signal.group) {
      heading = { kind: 'group', group: entry.signal.group, count: 0 };
      rows.push(heading);
    }
    heading.count += 1;
    rows.push({ kind: 'signal', entry });
  }
  return rows;
}
