import { expect, test } from 'vitest';
import { createRowBudget } from '../../server/store/row-budget';

test('an answer may read so many rows over all its questions, and then is refused in a sentence', () => {
  const budget = createRowBudget(2_000_000);
  budget.spend(1_500_000);
  expect(budget.left()).toBe(500_000);
  budget.spend(500_000);
  expect(budget.left()).toBe(0);
  expect(() => budget.spend(1)).toThrow(
    'more than 2,000,000 readings would have to be read for this: ask for a shorter time or fewer signals',
  );
});
