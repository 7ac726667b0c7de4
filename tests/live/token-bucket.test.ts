import { expect, test } from 'vitest';
import { createTokenBucket } from '../../server/live/token-bucket';

function bucket() {
  let now = 0;
  const { take } = createTokenBucket(3, 10, () => now);
  const pass = (ms: number) => {
    now += ms;
  };
  return { take, pass };
}

test('as many as the burst pass at once, and the next does not', () => {
  const { take } = bucket();
  expect([take(), take(), take(), take()]).toEqual([true, true, true, false]);
});

test('time makes up for them, never for more than the burst', () => {
  const { take, pass } = bucket();
  while (take()) pass(0);
  pass(100);
  expect([take(), take()]).toEqual([true, false]);
  pass(60_000);
  expect([take(), take(), take(), take()]).toEqual([true, true, true, false]);
});

test('a clock that is set back neither gives nor takes', () => {
  const { take, pass } = bucket();
  expect(take()).toBe(true);
  pass(-3_600_000);
  expect([take(), take(), take()]).toEqual([true, true, false]);
});
