import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hours, minutes } from '../../server/contract/duration';
import { findDisagreements, odometersDisagree } from '../../server/contract/odometers';
import type { Reading } from '../../server/contract/reading';

const at = Date.UTC(2026, 10, 20, 12);

test('an odometer that goes backwards by more than a kilometer is not one vehicle’s', () => {
  const before = { value: 1_000, at };
  expect(odometersDisagree(before, { value: 999, at: at + minutes(1) })).toBe(false);
  expect(odometersDisagree(before, { value: 998.9, at: at + minutes(1) })).toBe(true);
});

test('nobody drives faster than 250 km/h and 10 km', () => {
  const before = { value: 1_000, at };
  expect(odometersDisagree(before, { value: 1_260, at: at + hours(1) })).toBe(false);
  expect(odometersDisagree(before, { value: 1_260.1, at: at + hours(1) })).toBe(true);
  expect(odometersDisagree(before, { value: 1_040, at: at + minutes(1) })).toBe(true);
});

test('at one time they may differ by 10 km', () => {
  expect(odometersDisagree({ value: 1_000, at }, { value: 1_010, at })).toBe(false);
  expect(odometersDisagree({ value: 1_000, at }, { value: 1_040, at })).toBe(true);
});

test('what is no number disagrees with nothing', () => {
  expect(odometersDisagree({ value: 'far', at }, { value: 1, at })).toBe(false);
});

test('it does not matter which is asked first', () => {
  const odometer = fc.record({ value: fc.integer({ min: 0, max: 2_000 }), at: fc.integer({ min: 0, max: hours(4) }) });
  fc.assert(
    fc.property(odometer, odometer, (one, other) => odometersDisagree(one, other) === odometersDisagree(other, one)),
  );
});

test('every two sources are compared, and a source with nobody but itself is not', () => {
  const reading = (upstream: string, signal: string, value: number, minute: number): Reading => ({
    signal,
    value,
    at: at + minutes(minute),
    timeSource: 'property',
    receivedAt: at,
    upstream,
    message: '1.0',
  });
  const maker = reading('maker', 'odometer', 1_000, 5);
  const box = reading('box', 'odometer', 1_040, 0);
  const record = reading('record', 'odometer', 1_001, 6);
  expect(findDisagreements([maker, box, record, reading('box', 'speed', 7, 0)])).toEqual([
    { earlier: box, later: maker },
    { earlier: box, later: record },
  ]);
  expect(findDisagreements([maker])).toEqual([]);
});
