import { expect, test } from 'vitest';
import { lanesOf } from '../../../components/timeline/item-lanes';

const item = (from: number, to: number) => ({ from, to });

test('what overlaps lies in lanes, and a lane that is free again is taken first', () => {
  expect(lanesOf([item(0, 10), item(5, 20), item(10, 15), item(12, 30)], 1)).toEqual([0, 1, 0, 2]);
});

test('what happens at once takes some room', () => {
  expect(lanesOf([item(0, 0), item(3, 3), item(6, 6)], 5)).toEqual([0, 1, 0]);
});

test('a crowd has a few lanes and no more', () => {
  const lanes = lanesOf(
    Array.from({ length: 50 }, (_, index) => item(index, 1_000 + index)),
    1,
  );
  expect(new Set(lanes).size).toBe(6);
});
