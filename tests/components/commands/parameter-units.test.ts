import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parameterWords, shownNumber, toSent, toShown } from '../../../components/commands/parameter-units';
import { defaultUnits } from '../../../components/ui/unit-preferences';
import type { CommandParameter } from '../../../server/contract/commands';

const temperature: CommandParameter = {
  ...{ type: 'number', title: 'Temperature', unit: '°C', minimum: 16, maximum: 28, multipleOf: 0.5, default: 21 },
};
const interval: CommandParameter = { type: 'integer', title: 'Interval', unit: 's', minimum: 10, maximum: 86_400 };
const fahrenheit = { ...defaultUnits, temperature: '°F' as const };

it('who reads the unit that is sent writes what is sent', () => {
  expect(toSent(21.3, temperature, defaultUnits)).toBe(21.3);
  expect(toShown(21, temperature, defaultUnits)).toBe(21);
  expect(shownNumber(temperature, defaultUnits)).toEqual({
    ...{ symbol: '°C', minimum: 16, maximum: 28, step: 0.5, decimals: 1, isConverted: false },
  });
});

it('70 °F is sent as the nearest half degree Celsius', () => {
  expect(toSent(70, temperature, fahrenheit)).toBe(21);
  expect(toSent(72, temperature, fahrenheit)).toBe(22);
  expect(toShown(21, temperature, fahrenheit)).toBe(69.8);
  expect(shownNumber(temperature, fahrenheit)).toMatchObject({ symbol: '°F', minimum: 60.8, maximum: 82.4, step: 1 });
});

it('what is converted ends on a step, and between the bounds where it was written between them', () => {
  fc.assert(
    fc.property(fc.double({ min: 60.8, max: 82.4, noNaN: true }), (written) => {
      const sent = toSent(written, temperature, fahrenheit);
      expect((sent * 2) % 1).toBe(0);
      expect(sent).toBeGreaterThanOrEqual(16);
      expect(sent).toBeLessThanOrEqual(28);
    }),
  );
});

it('what is far beyond a bound is not moved to it: the server says that it is wrong', () => {
  expect(toSent(100, temperature, fahrenheit)).toBe(38);
});

it('each step can be written and read back', () => {
  for (let sent = 16; sent <= 28; sent += 0.5)
    expect(toSent(toShown(sent, temperature, fahrenheit), temperature, fahrenheit)).toBe(sent);
});

it('a unit nobody chooses stays, as does a number without one', () => {
  expect(toSent(90, interval, fahrenheit)).toBe(90);
  expect(toSent(3, { type: 'integer', title: 'Times' }, fahrenheit)).toBe(3);
  expect(shownNumber({ type: 'number', title: 'Share' }, fahrenheit)).toMatchObject({ symbol: '', decimals: 3 });
});

it('values are told in the reader’s unit', () => {
  expect(parameterWords(21, temperature, fahrenheit)).toBe('69.8 °F');
  expect(parameterWords(true, undefined, fahrenheit)).toBe('yes');
  expect(parameterWords('eco', undefined, fahrenheit)).toBe('eco');
});
