import { expect, test } from 'vitest';
import { createExpectation } from '../../server/ingest/expectation';

test('repetition makes the next hundred batches careful, and each repetition among them a hundred more', () => {
  const expectation = createExpectation();
  expect(expectation.next()).toBe('news');
  expectation.learn(true);
  for (let batch = 0; batch < 60; batch++) expectation.learn(false);
  expect(expectation.next()).toBe('anything');
  expectation.learn(true);
  for (let batch = 0; batch < 99; batch++) expectation.learn(false);
  expect(expectation.next()).toBe('anything');
  expectation.learn(false);
  expect(expectation.next()).toBe('news');
  expectation.learn(false);
  expect(expectation.next()).toBe('news');
});
