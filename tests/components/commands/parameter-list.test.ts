import { expect, it } from 'vitest';
import { parameterLine, titledParameterLine } from '../../../components/commands/parameter-list';
import { defaultUnits } from '../../../components/ui/unit-preferences';

const parameters = { temperature: 21, mode: 'eco', now: true };
const known = {
  temperature: { type: 'number', title: 'Temperature', unit: '°C', multipleOf: 0.5 },
  now: { type: 'boolean', title: 'At once' },
} as const;

it('parameters are told as they were sent', () => {
  expect(parameterLine({ parameters })).toBe('temperature 21, mode eco, now yes');
  expect(parameterLine({ parameters: {} })).toBe('');
});

it('parameters are told by their titles, in the reader’s units; one that is no longer known as it was sent', () => {
  expect(titledParameterLine({ parameters }, known, defaultUnits)).toBe('Temperature 21 °C, mode eco, At once yes');
  const american = { ...defaultUnits, temperature: '°F' } as const;
  expect(titledParameterLine({ parameters }, known, american)).toBe('Temperature 69.8 °F, mode eco, At once yes');
});
