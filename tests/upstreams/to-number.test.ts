import { expect, it } from 'vitest';
import { toNumber } from '../../server/upstreams/to-number';

it.each([
  [12.5, 12.5],
  ['12.56', 12.56],
  [' 207 ', 207],
  ['-3', -3],
  ['+.5', 0.5],
  ['1e3', 1000],
  [0, 0],
])('takes %j as %d', (value, expected) => {
  expect(toNumber(value)).toBe(expected);
});

const words = ['', ' ', '-', '-NA-', 'null', 'NaN', 'Infinity', '0x10', '12 km', '1,5', '1e999', '9'.repeat(50)];
const others: unknown[] = [
  true,
  false,
  null,
  undefined,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  {},
  { valueOf: () => 1 },
];

it.each<unknown>([...words, ...others])('takes %j as no number, and never as 0', (value) => {
  expect(toNumber(value)).toBeUndefined();
  expect(toNumber([value])).toBeUndefined();
});
