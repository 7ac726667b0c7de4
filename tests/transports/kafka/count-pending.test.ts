import { expect, test } from 'vitest';
import { countPending } from '../../../server/transports/kafka/count-pending';

test('records of several partitions are counted together, and the oldest of those left is told', () => {
  const { add, read } = countPending();
  expect(read()).toEqual({ pending: 0, oldestPendingAt: null });
  add(5, 20);
  add(3, 10);
  add(2, 20);
  add(-2, 10);
  expect(read()).toEqual({ pending: 8, oldestPendingAt: 10 });
  add(-1, 10);
  expect(read()).toEqual({ pending: 7, oldestPendingAt: 20 });
  add(-7, 20);
  expect(read()).toEqual({ pending: 0, oldestPendingAt: null });
});
