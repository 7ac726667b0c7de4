import { expect, it } from 'vitest';
import { expiringWords, lastSentWords } from '../../../components/commands/bulk-reach';

it('a deadline that passes before all are sent is told before', () => {
  expect(expiringWords(150, 0.5, 60_000)).toMatch(
    /^At 0\.5 a second some 30 vehicles get it within 1 min; for the others/,
  );
  expect(expiringWords(30, 0.5, 60_000)).toBeNull();
  expect(expiringWords(1_000, 50, 3_600_000)).toBeNull();
});

it('how long it takes at least is told', () => {
  expect(lastSentWords(151, 5)).toBe('All are sent after 30 s at the earliest.');
  expect(lastSentWords(2, 5)).toBe('All can be sent within a second.');
  expect(lastSentWords(0, 5)).toBe('All can be sent within a second.');
});
