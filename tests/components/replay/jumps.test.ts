import { expect, test } from 'vitest';
import { jumpsOf, nextJump } from '../../../components/replay/jumps';
import { hours, minutes } from '../../../server/contract/duration';
import { aCommand } from '../commands/a-command';
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

test('an alert is jumped to where it begins, if it begins in what is replayed', () => {
  const alert = { to: null, what: 'Trouble code C1116FA appeared', detail: '', who: 'cars' };
  const alerts = [
    { ...alert, from: morning + minutes(7) },
    { ...alert, from: morning - minutes(1), to: morning + minutes(2) },
  ];
  expect(jumpsOf({ trips: [], stops: [], alerts }, morning, morning + hours(1))).toEqual([
    { at: morning + minutes(7), kind: 'alert', label: 'Trouble code C1116FA appeared' },
  ]);
});

test('a command is jumped to when it was sent, and when it was asked for where it never was', () => {
  const lock = { label: 'Lock the doors', state: 'confirmed' as const, createdAt: morning - hours(3) };
  const commands = [
    aCommand({ ...lock, publishedAt: morning + minutes(3) }),
    aCommand({ label: 'Immobilise', state: 'cancelled', createdAt: morning + minutes(1), publishedAt: null }),
    aCommand({ ...lock, publishedAt: null }),
  ];
  expect(jumpsOf({ trips: [], stops: [], commands }, morning, morning + hours(1))).toEqual([
    { at: morning + minutes(1), kind: 'command', label: 'Command: Immobilise, called off' },
    { at: morning + minutes(3), kind: 'command', label: 'Command: Lock the doors, confirmed' },
  ]);
});

test('in the past a command is told as far as it had come by then, and one that was asked for later is not there', () => {
  const sent = { label: 'Lock', state: 'confirmed' as const, createdAt: morning, publishedAt: morning + minutes(3) };
  const commands = [
    aCommand({ ...sent, changedAt: morning + minutes(5) }),
    aCommand({ ...sent, createdAt: morning + minutes(9), publishedAt: null }),
  ];
  const toldAt = (asOf: number) =>
    jumpsOf({ trips: [], stops: [], commands, asOf }, morning, morning + hours(1)).map(({ at, label }) => [
      at - morning,
      label,
    ]);
  expect(toldAt(morning + minutes(2))).toEqual([[0, 'Command: Lock, not sent yet']]);
  expect(toldAt(morning + minutes(4))).toEqual([[minutes(3), 'Command: Lock, sent, not confirmed yet']]);
  expect(toldAt(morning + minutes(5))).toEqual([[minutes(3), 'Command: Lock, confirmed']]);
});

test('alerts and commands are on the way from one moment to the next', () => {
  const alerts = [{ from: morning + minutes(7), to: null, what: 'Tire too low: front left', detail: '', who: null }];
  const commands = [aCommand({ publishedAt: morning + minutes(9) })];
  const all = jumpsOf({ trips, stops: [stop], alerts, commands }, morning, morning + hours(3));
  expect(nextJump(all, morning + minutes(5), 1)?.kind).toBe('alert');
  expect(nextJump(all, morning + minutes(7), 1)?.kind).toBe('command');
  expect(nextJump(all, morning + minutes(20), -1)?.kind).toBe('command');
});
