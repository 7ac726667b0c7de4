import { expect, it } from 'vitest';
import { effectOf } from '../../../server/commands/catalogue/effect-of';
import { typeWith } from './fixtures';

it('an effect has the values of the parameters it names', () => {
  const type = typeWith(`payload: "{limit}"
parameters:
  limit: { type: integer, title: Limit, unit: "%", default: 80 }
effect: { signal: charging.limit, becomes: ["{limit}", 100], tolerance: 0.5, within: 1 min }`);
  const same = { signal: 'charging.limit', tolerance: 0.5, withinMs: 60_000 };
  expect(effectOf(type, { limit: 70 })).toEqual({ ...same, becomes: [70, 100] });
  // The type stays as it is for the next one.
  expect(effectOf(type, { limit: 90 })).toEqual({ ...same, becomes: [90, 100] });
  expect(() => effectOf(type, {})).toThrow('limit, which was not given');
});

it('an effect without values, and none at all, stay what they are', () => {
  const any = typeWith('effect: { signal: position, within: 1 min }');
  expect(effectOf(any, {})).toEqual({ signal: 'position', becomes: null, tolerance: 0, withinMs: 60_000 });
  expect(effectOf(typeWith(''), {})).toBeNull();
});
