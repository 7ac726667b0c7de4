import { expect, test } from 'vitest';
import { jumpsOf, nextJump } from '../../../components/replay/jumps';
import { hours, minutes } from '../../../server/contract/duration';
import { morning, someStop, someTrip } from '../trips/some-trip';

const gap = { from: morning + minutes(5), to: morning + minutes(8) };
const trips = [someTrip({ startedAt: morning + hours(2), isUnderWay: true }), someTrip({ gaps: [gap] })];
const stop = someStop();
const jumps = jumpsOf({ trips, stops: [stop] }, morning, morning + hours(3));

test('trips, their gaps and stops are jumped to in order of time; the end of a trip under way is not known', () => {
  expect(jumps.map(({ at, kind }) => [at - morning, kind])).toEqual([
    [0, 'trip start'],
    [minutes(5), 'gap'],
    [minutes(20), 'stop'],
    [hours(2), 'trip start'],
  ]);
});

test('a trip of which no stop is known to follow has an end of its own', () => {
  expect(jumpsOf({ trips: [someTrip()], stops: [] }, morning, morning + hours(3)).map(({ kind }) => kind)).toEqual([
    'trip start',
    'trip end',
  ]);
});

test('what lies outside what is replayed is left out', () => {
  expect(jumpsOf({ trips, stops: [stop] }, morning + 1, morning + minutes(10)).map(({ kind }) => kind)).toEqual([
    'gap',
  ]);
});

test('the next and the one before are those beside an instant, not the one it stands on', () => {
  const here = morning + minutes(5);
  expect(nextJump(jumps, here, 1)?.kind).toBe('stop');
  expect(nextJump(jumps, here, -1)?.kind).toBe('trip start');
  expect(nextJump(jumps, morning, -1)).toBeUndefined();
  expect(nextJump(jumps, morning + hours(2), 1)).toBeUndefined();
});

test('one may look for some kinds alone', () => {
  expect(nextJump(jumps, morning, 1, ['stop'])?.at).toBe(stop.from);
  expect(nextJump(jumps, morning, 1, ['trip start'])?.at).toBe(morning + hours(2));
});

test('a jump says where it leads', () => {
  expect(jumps.find(({ kind }) => kind === 'stop')?.label).toBe('Stop in Dachau');
});
