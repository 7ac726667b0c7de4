import type { Stop, Trip } from '../../server/contract/trips';
import { formatLocalDate } from '../ui/format-time';
import type { Zone } from '../ui/zone-offset';

/** What stands in the list of a day: a trip, or the stop after one. */
export type TripEntry = { kind: 'trip'; trip: Trip } | { kind: 'stop'; stop: Stop };

/** The trips that began on a day and the stops that did, newest first. */
export type TripDay = { date: string; startsAt: number; entries: TripEntry[] };

const startOf = (entry: TripEntry) => (entry.kind === 'trip' ? entry.trip.startedAt : entry.stop.from);

/**
 * Puts trips and stops into days, each by when it began, newest first.
 * @param zone whose days; the one chosen in this browser where not told
 */
export function daysOfTrips(trips: readonly Trip[], stops: readonly Stop[], zone?: Zone): TripDay[] {
  const entries: TripEntry[] = [
    ...trips.map((trip): TripEntry => ({ kind: 'trip', trip })),
    ...stops.map((stop): TripEntry => ({ kind: 'stop', stop })),
  ];
  entries.sort((a, b) => startOf(b) - startOf(a) || (a.kind === 'stop' ? -1 : 1));
  const found: TripDay[] = [];
  for (const entry of entries) {
    const startsAt = startOf(entry);
    const date = formatLocalDate(startsAt, zone);
    const last = found.at(-1);
    if (last?.date === date) last.entries.push(entry);
    else found.push({ date, startsAt, entries: [entry] });
  }
  return found;
}

/** The trips among entries. */
export const tripsAmong = (entries: readonly TripEntry[]): Trip[] =>
  entries.flatMap((entry) => (entry.kind === 'trip' ? [entry.trip] : []));
