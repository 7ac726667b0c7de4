import { expect, test } from 'vitest';
import { lateWords } from '../../../components/history/late-words';
import { hours, minutes } from '../../../server/contract/duration';

const at = Date.UTC(2026, 10, 20, 12);

test('a reading that came an hour or more after it was measured is late by so much', () => {
  expect(lateWords({ at, receivedAt: at + hours(1) })).toBe('Came 1 h late');
  expect(lateWords({ at, receivedAt: at + hours(75) })).toBe('Came 3 d late');
});

test('one that came sooner is late for the one it came after', () => {
  expect(lateWords({ at, receivedAt: at + minutes(59) })).toBe('Came after a later one');
});
