import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareMessages, isNewer } from '../../server/contract/newest';

test('messages are ordered by batch and place as numbers, not as text', () => {
  expect(compareMessages('9.10', '10.9')).toBeLessThan(0);
  expect(compareMessages('10.10', '10.9')).toBeGreaterThan(0);
  expect(compareMessages('10.9', '10.9')).toBe(0);
});

test('the later event wins, whatever arrived last', () => {
  expect(isNewer({ at: 2, message: '1.0' }, { at: 1, message: '9.0' })).toBe(true);
  expect(isNewer({ at: 1, message: '9.0' }, { at: 2, message: '1.0' })).toBe(false);
});

test('of two events of one time the later message wins, and the same again does not', () => {
  expect(isNewer({ at: 1, message: '2.0' }, { at: 1, message: '1.999' })).toBe(true);
  expect(isNewer({ at: 1, message: '2.0' }, { at: 1, message: '2.0' })).toBe(false);
});

test('newer is a strict order: two different readings are never newer than each other', () => {
  const dated = fc.record({
    at: fc.integer({ min: 0, max: 3 }),
    message: fc.tuple(fc.nat(20), fc.nat(20)).map(([batch, index]) => `${batch}.${index}`),
  });
  fc.assert(
    fc.property(dated, dated, (a, b) => {
      const isSame = a.at === b.at && a.message === b.message;
      expect(isNewer(a, b) !== isNewer(b, a)).toBe(!isSame);
    }),
  );
});
