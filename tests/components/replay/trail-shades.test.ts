import { expect, test } from 'vitest';
import { trailShades } from '../../../components/replay/trail-colours';
import { domainOf, noShade, shadeOf, shadesOfSteps } from '../../../components/replay/trail-shades';

test('a domain goes from the least to the greatest, speed from standing', () => {
  const values = { at: [1, 2, 3], value: [30, null, 90] };
  expect(domainOf(values, false)).toEqual({ least: 30, greatest: 90 });
  expect(domainOf(values, true)).toEqual({ least: 0, greatest: 90 });
  expect(domainOf({ at: [1], value: [null] }, false)).toBeNull();
  expect(domainOf({ at: [1], value: [-5] }, true)).toEqual({ least: -5, greatest: -5 });
});

test('the least has the first shade, the greatest the last, and one value alone the first', () => {
  const domain = { least: 0, greatest: 100 };
  expect([-3, 0, 49.9, 50, 100, 130].map((value) => shadeOf(value, domain))).toEqual([
    0,
    0,
    trailShades / 2 - 1,
    trailShades / 2,
    trailShades - 1,
    trailShades - 1,
  ]);
  expect(shadeOf(7, { least: 7, greatest: 7 })).toBe(0);
});

test('a step has the shade of what was told last before it, and none of what is not known', () => {
  const fixes = [10, 20, 30, 40, 50, 60];
  const values = { at: [5, 20, 35], value: [0, 100, null] };
  expect([...shadesOfSteps(fixes, values, { least: 0, greatest: 100 }, 1_000)]).toEqual([
    0,
    trailShades - 1,
    trailShades - 1,
    noShade,
    noShade,
  ]);
});

test('a value older than it may be colours nothing, nor does one that comes later', () => {
  const values = { at: [15], value: [50] };
  expect([...shadesOfSteps([10, 20, 30, 40], values, { least: 0, greatest: 100 }, 10)]).toEqual([
    noShade,
    trailShades / 2,
    noShade,
  ]);
});

test('a drive of one fix or none has no steps', () => {
  expect(shadesOfSteps([], { at: [], value: [] }, { least: 0, greatest: 1 }, 1)).toHaveLength(0);
  expect(shadesOfSteps([1], { at: [], value: [] }, { least: 0, greatest: 1 }, 1)).toHaveLength(0);
});
