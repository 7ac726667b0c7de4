import { describe, expect, it } from 'vitest';
import { formatAge, formatAgo } from '../../../components/ui/format-age';
import { days, hours, minutes, seconds } from '../../../server/contract/duration';

describe('an age', () => {
  it.each([
    [-4_000, 'now'],
    [1_999, 'now'],
    [seconds(12), '12 s'],
    [seconds(59) + 999, '59 s'],
    [minutes(4), '4 min'],
    [hours(23) + minutes(59), '23 h'],
    [days(2), '2 d'],
    [days(90), '2 mo'],
    [days(1_100), '3 y'],
  ])('of %i ms is said as "%s"', (ageMs, text) => {
    expect(formatAge(ageMs)).toBe(text);
  });

  it('is never told to be in the future, whatever the clocks say', () => {
    expect(formatAgo(-60_000)).toBe('just now');
  });

  it('ends a sentence', () => {
    expect(formatAgo(minutes(4))).toBe('4 min ago');
    expect(formatAgo(minutes(4), true)).toBe('4 min before');
  });

  it('of a moment of the past is told of what has come since, too', () => {
    expect(formatAgo(-hours(3), true)).toBe('3 h later');
    expect(formatAgo(-500, true)).toBe('just then');
  });
});
