import { expect, test } from 'vitest';
import { watchStuckPartitions } from '../../../server/transports/kafka/stuck-partitions';

const lag = (committed: string, behind: number) => [{ partition: 0, committed, end: '100', lag: behind }];

function watched() {
  let now = 0;
  const isStuck = watchStuckPartitions(1_000, () => now);
  return (at: number, ...given: Parameters<typeof isStuck>) => {
    now = at;
    return isStuck(...given);
  };
}

test('records that wait while none is read mean a stuck partition, told once for each offset', () => {
  const at = watched();
  expect(at(0, lag('5', 3), false)).toBe(false);
  expect(at(999, lag('5', 3), false)).toBe(false);
  expect(at(1_000, lag('5', 3), false)).toBe(true);
  expect(at(9_000, lag('5', 3), false)).toBe(false);
  expect(at(10_000, lag('6', 2), false)).toBe(false);
  expect(at(11_000, lag('6', 2), false)).toBe(true);
});

test('progress, an empty partition and a commit under way are not stuck', () => {
  const at = watched();
  for (let step = 0; step < 5; step++) expect(at(step * 900, lag(String(step), 9), false)).toBe(false);
  expect(at(9_000, lag('5', 0), false)).toBe(false);
  expect(at(19_000, lag('5', 0), false)).toBe(false);
  expect(at(20_000, lag('5', 4), true)).toBe(false);
  expect(at(30_000, lag('5', 4), true)).toBe(false);
});
