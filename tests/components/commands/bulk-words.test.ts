import { expect, it } from 'vitest';
import {
  askedWords,
  countedStates,
  endedCount,
  outcomeWords,
  refusedByReason,
  worstTone,
} from '../../../components/commands/bulk-words';

const refused = [{ vin: 'WVWZZZ1KZAW000123', problem: 'no upstream carries commands' }];

it('states are counted in the order of a command’s life, and what has ended apart', () => {
  const states = { confirmed: 40, queued: 3, accepted: 2, contradicted: 5 };
  expect(countedStates({ states }).map(({ state }) => state)).toEqual([
    ...['queued', 'accepted', 'confirmed', 'contradicted'],
  ]);
  expect(endedCount({ states })).toBe(45);
});

it('what became of all is told in a line', () => {
  expect(outcomeWords({ states: { confirmed: 40, contradicted: 5 }, refused })).toBe(
    '40 confirmed, 5 contradicted, 1 vehicle got none',
  );
});

it('all is well only where all is confirmed', () => {
  expect(worstTone({ states: { confirmed: 40 }, refused: [] })).toBe('good');
  expect(worstTone({ states: { confirmed: 40, unconfirmed: 1 }, refused: [] })).toBe('doubt');
  expect(worstTone({ states: { confirmed: 40, unconfirmed: 1, failed: 1 }, refused: [] })).toBe('bad');
  expect(worstTone({ states: { confirmed: 40 }, refused })).toBe('bad');
});

it('what was asked for is told with why, and where there is neither nothing is', () => {
  expect(askedWords({ parameters: { limit: 90 }, reason: 'a drill' })).toBe('Parameters: limit 90. Reason: a drill');
  expect(askedWords({ parameters: {}, reason: 'a drill' })).toBe('Reason: a drill');
  expect(askedWords({ parameters: {}, reason: null })).toBe('');
});

it('each reason why vehicles got none is told once, the most frequent first', () => {
  const none = (vin: string, problem: string) => ({ vin, problem });
  expect(refusedByReason([none('A', 'it drives'), none('B', 'read only'), none('C', 'read only')])).toEqual([
    { problem: 'read only', vins: ['B', 'C'] },
    { problem: 'it drives', vins: ['A'] },
  ]);
});
