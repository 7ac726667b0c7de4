import { expect, test } from 'vitest';
import { dayWords } from '../../../components/trips/day-words';
import { daysOfTrips } from '../../../components/trips/days-of-trips';
import { hours, minutes } from '../../../server/contract/duration';
import { someStop, someTrip } from './some-trip';

const zone = 'Europe/Berlin';
/** 23:50 of the 19th in Berlin. */
const late = Date.UTC(2026, 10, 19, 22, 50);

test('trips and stops stand in the day they began in, newest first, a stop above the trip it follows', () => {
  const night = someTrip({ startedAt: late, endedAt: late + minutes(20) });
  const back = someTrip({ startedAt: late + hours(2), endedAt: late + hours(3) });
  const stop = someStop({ from: night.endedAt, to: back.startedAt });
  const days = daysOfTrips([night, back], [stop], zone);
  expect(days.map(({ date, entries }) => [date, entries.map(({ kind }) => kind)])).toEqual([
    ['2026-11-20', ['trip', 'stop']],
    ['2026-11-19', ['trip']],
  ]);
});

test('another zone has other days', () => {
  expect(daysOfTrips([someTrip({ startedAt: late })], [], 'Asia/Tokyo')[0]?.date).toBe('2026-11-20');
});

test('a stop that begins with the end of a trip without length stands above it', () => {
  const trip = someTrip({ endedAt: someTrip().startedAt });
  const [day] = daysOfTrips([trip], [someStop({ from: trip.startedAt })], zone);
  expect(day?.entries.map(({ kind }) => kind)).toEqual(['stop', 'trip']);
});

test('days are called by what they are to the reader', () => {
  const now = late + hours(3);
  expect(['2026-11-20', '2026-11-19', '2026-11-18'].map((date) => dayWords(date, now, zone))).toEqual([
    'Today',
    'Yesterday',
    'Wednesday',
  ]);
});
