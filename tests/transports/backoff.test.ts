import { expect, test } from 'vitest';
import { backoffDelay } from '../../server/transports/backoff';

const backoff = { baseMs: 1_000, capMs: 60_000 };

test('the longest wait doubles with each failure and ends at the cap', () => {
  const longest = (failures: number) => backoffDelay(backoff, failures, () => 1);
  expect([0, 1, 2, 5, 6, 7, 1_000].map(longest)).toEqual([1_000, 2_000, 4_000, 32_000, 60_000, 60_000, 60_000]);
});

test('the wait falls anywhere below its longest, so that clients do not return together', () => {
  expect(backoffDelay(backoff, 3, () => 0)).toBe(0);
  expect(backoffDelay(backoff, 3, () => 0.25)).toBe(2_000);
});
