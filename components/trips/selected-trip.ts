import type { Stop, Trip } from '../../server/contract/trips';
import type { UnitPreferences } from '../ui/unit-preferences';
import { placeWords } from './place-words';
import type { PathMark } from './trips-map-handle';

/** The trip a moment lies in; null where none does. */
export function tripAtMoment(trips: readonly Trip[], at: number | null): Trip | null {
  if (at === null) return null;
  return trips.find((trip) => trip.startedAt <= at && at <= trip.endedAt) ?? null;
}

/** What is marked on the map: the ends of a trip and the stop behind it; the stops of all where none is selected. */
export function marksOf(trip: Trip | null, stops: readonly Stop[], preferences: UnitPreferences): PathMark[] {
  const stopMarks = (shown: readonly Stop[]) =>
    shown.flatMap(({ position, place }): PathMark[] =>
      position === null
        ? []
        : [{ ...position, kind: 'stop', name: `Stop: ${placeWords({ ...position, place }, preferences)}` }],
    );
  if (trip === null) return stopMarks(stops);
  const end = (where: Trip['end'], kind: 'start' | 'end', name: string): PathMark[] =>
    where === null
      ? []
      : [
          {
            latitude: where.latitude,
            longitude: where.longitude,
            kind,
            name: `${name}: ${placeWords(where, preferences)}`,
          },
        ];
  return [...end(trip.start, 'start', 'Start'), ...end(trip.end, 'end', trip.isUnderWay ? 'By now' : 'End')];
}
