import { expect, test } from 'vitest';
import { isUsualVin, writtenVin } from '../../server/contract/vin';

test('a VIN of the usual form has 17 capitals and digits without I, O and Q', () => {
  expect(isUsualVin('WVWZZZ1JZXW000001')).toBe(true);
  for (const text of ['WVWZZZ1JZXW00000', 'WVWZZZ1JZXW0000011', 'IVWZZZ1JZXW000001', 'wvwzzz1jzxw000001', ''])
    expect(isUsualVin(text), text).toBe(false);
});

test('what is written as a VIN is put in capitals, and anything else is left as it is', () => {
  expect(writtenVin(' wvwzzz1jzxw000001\t')).toBe('WVWZZZ1JZXW000001');
  expect(writtenVin(' wvwzzz1jzxw00000 ')).toBe('wvwzzz1jzxw00000');
  expect(writtenVin('a car/ü ?')).toBe('a car/ü ?');
  // Its capital is two letters: what has 16 characters does not become a VIN.
  expect(writtenVin('wvwzzz1jzxw0000ß')).toBe('wvwzzz1jzxw0000ß');
});
