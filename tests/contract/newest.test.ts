import { expect, test } from 'vitest';
import { isNewer } from '../../server/contract/newest';

test('the later event wins, whatever was told last', () => {
  expect(isNewer({ at: 2, message: '1.0' }, { at: 1, message: '9.0' })).toBe(true);
  expect(isNewer({ at: 1, message: '9.0' }, { at: 2, message: '1.0' })).toBe(false);
});

test('of two events of one time the one told later wins: the database has judged between them', () => {
  expect(isNewer({ at: 1, message: '1.7' }, { at: 1, message: '2.0' })).toBe(true);
});

test('the same reading again is not newer', () => {
  expect(isNewer({ at: 1, message: '2.0' }, { at: 1, message: '2.0' })).toBe(false);
});
