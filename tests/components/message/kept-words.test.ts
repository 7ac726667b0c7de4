import { expect, test } from 'vitest';
import { settledWords } from '../../../components/message/kept-words';

const at = new Date(2026, 10, 20, 14, 3, 22).getTime();

test('a message that was settled says by whom, when and why', () => {
  expect(settledWords({ state: 'discarded', at, by: 'Ada', why: 'a test bench' })).toBe(
    'Discarded by Ada on 2026-11-20 14:03:22: a test bench.',
  );
  expect(settledWords({ state: 'discarded', at, by: 'Ada', why: 'Not ours. ' })).toMatch(/: Not ours\.$/);
  expect(settledWords({ state: 'decoded', at, by: 'Ada', why: null })).toBe(
    'Decoded again by Ada on 2026-11-20 14:03:22.',
  );
});

test('of one that was settled by nobody known nobody is named', () => {
  expect(settledWords({ state: 'decoded', at, by: null, why: null })).toBe('Decoded again on 2026-11-20 14:03:22.');
});
