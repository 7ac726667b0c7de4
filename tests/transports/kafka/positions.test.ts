import { expect, test } from 'vitest';
import { lagOf, startsOf } from '../../../server/transports/kafka/positions';

const position = (partition: number, committed: string | null, low = '10', end = '50') => ({
  partition,
  committed,
  low,
  end,
});

test('lag is what can still be read: from the committed offset, or from the earliest kept', () => {
  expect(lagOf(position(0, '20'))).toEqual({ partition: 0, committed: '20', end: '50', lag: 30 });
  expect(lagOf(position(0, null)).lag).toBe(40);
  expect(lagOf(position(0, '3')).lag).toBe(40);
  expect(lagOf(position(0, '9007199254740993', '0', '9007199254740995')).lag).toBe(2);
});

test('a group that never committed begins at the end, unless it is to begin at the beginning', () => {
  const fresh = [position(0, null), position(1, null, '0', '7')];
  expect(startsOf(fresh, false)).toEqual(
    new Map([
      [0, '50'],
      [1, '7'],
    ]),
  );
  expect(startsOf(fresh, true).size).toBe(0);
});

test('a partition added to the topic of a known group is read from its first record', () => {
  expect(startsOf([position(0, '20'), position(1, null)], false).size).toBe(0);
});
