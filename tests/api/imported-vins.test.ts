import { expect, test } from 'vitest';
import { importedVins } from '../../server/api/imported-vins';

const to = (vin: string | null) => ({ upstream: 'boxes', device: `of ${vin}`, vin, isIgnored: false });
const judge = (...vins: (string | null)[]) => {
  const { mappings, warnings } = importedVins(
    vins.map(to),
    vins.map((_, index) => index + 2),
    new Set(['car', 'wvwzzz1jzxw000009']),
  );
  return { vins: mappings.map(({ vin }) => vin), warnings };
};

test('VINs are put in capitals, and what is known already is left as it is', () => {
  expect(judge('wvwzzz1jzxw000001', 'car', 'wvwzzz1jzxw000009', null)).toEqual({
    vins: ['WVWZZZ1JZXW000001', 'car', 'wvwzzz1jzxw000009', null],
    warnings: [],
  });
});

test('what is no VIN and no vehicle we know is warned of, and kept', () => {
  expect(judge('WVWZZZ1JZXW000001', 'wvwzzz1jzxw00000')).toEqual({
    vins: ['WVWZZZ1JZXW000001', 'wvwzzz1jzxw00000'],
    warnings: [{ line: 3, vin: 'wvwzzz1jzxw00000' }],
  });
});
