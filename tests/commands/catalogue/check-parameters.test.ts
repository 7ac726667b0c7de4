import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkParameters } from '../../../server/commands/catalogue/check-parameters';
import type { Parameters } from '../../../server/commands/catalogue/type-definition';
import type { CommandParameter } from '../../../server/contract/commands';

const celsius = {
  type: 'number',
  title: 'Temperature',
  unit: '°C',
  minimum: 16,
  maximum: 28,
  multipleOf: 0.1,
} as const;
const schemas: Record<string, CommandParameter> = {
  temperature: celsius,
  seats: { type: 'integer', title: 'Seats', default: 2 },
  mode: { type: 'string', title: 'Mode', enum: ['eco', 'comfort'] },
  note: { type: 'string', title: 'Note', maxLength: 3 },
  quiet: { type: 'boolean', title: 'Quiet' },
};
const type = { parameters: schemas, required: ['temperature'] };

function problemsOf(given: Parameters): string[] {
  const checked = checkParameters(type, given);
  return 'problems' in checked ? checked.problems : [];
}

describe('parameters', () => {
  it('are what was given, and defaults where nothing was, in the order of the type', () => {
    const checked = checkParameters(type, { quiet: false, temperature: 21.3 });
    expect(checked).toEqual({ parameters: { temperature: 21.3, seats: 2, quiet: false } });
    expect(Object.keys('parameters' in checked ? checked.parameters : {})).toEqual(['temperature', 'seats', 'quiet']);
  });

  it('that are wrong are told all at once, in the unit they are in', () => {
    expect(problemsOf({ temperature: 30, seats: 1.5, mode: 'sport', note: 'abcd', quiet: 'no' })).toEqual([
      'Temperature: expected at most 28 °C, got 30 °C',
      'Seats: expected a whole number, got 1.5',
      'Mode: expected one of eco, comfort, got "sport"',
      'Note: expected at most 3 characters, got 4',
      'Quiet: expected true or false, got "no"',
    ]);
  });

  it('that are required are asked for, and those that nobody knows refused', () => {
    expect(problemsOf({ temprature: 21 })).toEqual([
      'there is no parameter "temprature": did you mean "temperature"?',
      'Temperature: is missing',
    ]);
    expect(checkParameters({ parameters: {}, required: [] }, { x: 1 })).toEqual({
      problems: ['there is no parameter "x": there are none'],
    });
  });

  it('named like what every object has are nobody’s', () => {
    expect(problemsOf({ temperature: 20, toString: 'x' })).toEqual([
      expect.stringMatching(/^there is no parameter "toString"/),
    ]);
    const parameters = Object.fromEntries([['constructor', { type: 'string', title: 'Constructor' } as const]]);
    expect(checkParameters({ parameters, required: [] }, {})).toEqual({ parameters: {} });
  });

  it.each(['21', true, Number.NaN, Number.POSITIVE_INFINITY])('that are numbers cannot be %j', (temperature) => {
    expect(problemsOf({ temperature })).toEqual([expect.stringMatching(/^Temperature: expected a number, got /)]);
  });

  it('are counted in steps whatever binary arithmetic makes of them', () => {
    const tenths = Array.from({ length: 121 }, (_, index) => 16 + index * 0.1);
    for (const temperature of tenths.filter((amount) => amount <= 28)) expect(problemsOf({ temperature })).toEqual([]);
    expect(problemsOf({ temperature: 21.35 })).toEqual(['Temperature: expected a multiple of 0.1 °C, got 21.35 °C']);
  });

  it('are characters, of which some are two of JavaScript’s', () => {
    expect(problemsOf({ temperature: 20, note: '🚗🚙🚚' })).toEqual([]);
  });

  it('that were checked are right: a second check changes nothing', () => {
    const anything = fc.oneof(fc.double(), fc.integer({ min: 15, max: 29 }), fc.string({ maxLength: 5 }), fc.boolean());
    const given = fc.dictionary(fc.constantFrom(...Object.keys(schemas), '__proto__', 'other'), anything);
    fc.assert(
      fc.property(given, (parameters) => {
        const checked = checkParameters(type, parameters);
        if ('parameters' in checked) expect(checkParameters(type, checked.parameters)).toEqual(checked);
        else expect(checked.problems.length).toBeGreaterThan(0);
      }),
    );
  });
});
