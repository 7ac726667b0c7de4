import { expect, it } from 'vitest';
import { durationWords, toldWords, valueWords } from '../../server/commands/value-words';

it.each([
  [0, '0 s'],
  [999, '0 s'],
  [45_900, '45 s'],
  [60_000, '1 min'],
  [121_000, '2 min 1 s'],
  [3_600_000, '1 h'],
  [3_605_000, '1 h'],
  [5_400_000, '1 h 30 min'],
  [86_400_000, '1 d'],
  [30 * 86_400_000 + 7_200_000, '30 d 2 h'],
])('%d ms are %s', (ms, words) => {
  expect(durationWords(ms)).toBe(words);
});

it('a value is told in the unit of its signal, to three decimals at most', () => {
  expect(valueWords('climate.driver_temperature', 70 / 3)).toBe('23.333 °C');
  expect(valueWords('charging.limit', 80)).toBe('80%');
  expect(valueWords('drogue.count', 0.1 + 0.2)).toBe('0.3');
});

it('a place is told of, and never told: sentences go further than readings', () => {
  expect(toldWords('position', { latitude: 57.7, longitude: 11.97 })).toBe('Position');
  expect(toldWords('trouble_codes', ['P0301'])).not.toContain('P0301');
});
