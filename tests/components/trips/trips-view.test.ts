import { expect, test } from 'vitest';
import { placeWords } from '../../../components/trips/place-words';
import { marksOf, tripAtMoment } from '../../../components/trips/selected-trip';
import { readTripsView, writeTripsView } from '../../../components/trips/trips-view';
import { changedSearch } from '../../../components/ui/changed-search';
import { defaultUnits } from '../../../components/ui/unit-preferences';
import { minutes } from '../../../server/contract/duration';
import { morning, someStop, someTrip } from './some-trip';

const written = (view: Parameters<typeof writeTripsView>[0], search = '') =>
  changedSearch(search, writeTripsView(view));
const read = (search: string) => readTripsView(new URLSearchParams(search));

test('the view of an address is written as it is read', () => {
  const view = { range: { from: morning, to: morning + minutes(90) }, tripAt: morning + 500 };
  const search = changedSearch(written({ range: view.range }), writeTripsView({ tripAt: view.tripAt }));
  expect(read(search)).toEqual(view);
});

test('an address that says nothing shows the last week and no trip', () => {
  expect(read('')).toEqual({ range: { preset: '7d' }, tripAt: null });
  expect(read('?from=yesterday&trip=now')).toEqual({ range: { preset: '7d' }, tripAt: null });
});

test('another range shows no trip of the one before', () => {
  expect(written({ range: { preset: 'today' } }, '?trip=2026-11-20T07:00:00Z')).toBe('?range=today');
});

test('a trip is found by any moment of it, for late data may move its start', () => {
  const trip = someTrip();
  expect(tripAtMoment([trip], morning + minutes(3))).toBe(trip);
  expect(tripAtMoment([trip], morning - 1)).toBeNull();
  expect(tripAtMoment([trip], null)).toBeNull();
});

test('a trip is marked at its ends, and where none is selected every stop is', () => {
  const kinds = (...told: Parameters<typeof marksOf>) => marksOf(...told).map(({ kind, name }) => [kind, name]);
  expect(kinds(someTrip(), [someStop()], defaultUnits)).toEqual([
    ['start', 'Start: Munich'],
    ['end', 'End: Dachau'],
  ]);
  expect(kinds(someTrip({ start: null, isUnderWay: true }), [], defaultUnits)).toEqual([['end', 'By now: Dachau']]);
  expect(kinds(null, [someStop(), someStop({ position: null })], defaultUnits)).toEqual([['stop', 'Stop: Dachau']]);
});

test('a place is named by what is near, and in the person’s unit where it is not', () => {
  const where = (distanceKm: number) => ({ latitude: 48.1, longitude: 11.5, place: { name: 'Dachau', distanceKm } });
  expect(placeWords(where(3), defaultUnits)).toBe('Dachau');
  expect(placeWords(where(16.1), { ...defaultUnits, distance: 'mi' })).toBe('10 mi from Dachau');
  expect(placeWords({ latitude: 48.1, longitude: 11.5, place: null }, defaultUnits)).toBe('48.100° N, 11.500° E');
  expect(placeWords(null, defaultUnits)).toBe('Unknown place');
});
