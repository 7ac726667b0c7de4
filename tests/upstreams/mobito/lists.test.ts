import { describe, expect, it } from 'vitest';
import { decodeFields, valuesOf } from './fixtures';

const codes = (...ids: string[]) => [['trouble_codes', ids.map((id) => ({ id }))]];

describe('lists that are texts', () => {
  it.each([
    ['[3178A, B7F34E]', ['3178A', 'B7F34E']],
    ['[3178A,B7F34E]', ['3178A', 'B7F34E']],
    ['3178A, B7F34E', ['3178A', 'B7F34E']],
    ['["3178A", "B7F34E"]', ['3178A', 'B7F34E']],
    ["['3178A']", ['3178A']],
    ['[804070]', ['804070']],
    ['[5E3]', ['5E3']],
    ['[3178A; B7F34E]', ['3178A', 'B7F34E']],
    [' [ "3178A" , \'B7F34E\', ] ', ['3178A', 'B7F34E']],
    ['[3178A, 3178A]', ['3178A']],
    ['[3178A, null, -NA-, ]', ['3178A']],
    ['[]', []],
    ['[ ]', []],
    [
      ['3178A', 804070],
      ['3178A', '804070'],
    ],
    [[{ id: '3178A' }], ['3178A']],
    [804070, ['804070']],
    [[], []],
  ])('%j are the codes %j', (said, ids) => {
    const decoded = decodeFields({ dtc_data: said });
    expect(valuesOf(decoded)).toEqual(codes(...ids));
    expect(decoded.refusals).toEqual([]);
  });

  it.each(['[null]', '[-NA-]', '[-NA-, null]', [null], ['-NA-']])(
    '%j says nothing, and not that there are none',
    (said) => {
      expect(decodeFields({ dtc_data: said })).toMatchObject({ readings: [], refusals: [] });
    },
  );

  it.each(['[3178A, B7F', '3178A]', true, { a: 1 }])('%j is refused whole', (said) => {
    const decoded = decodeFields({ dtc_data: said });
    expect(decoded.readings).toEqual([]);
    expect(decoded.refusals).toMatchObject([{ reason: 'wrong-shape', field: 'dtc_data' }]);
  });

  it('lose an entry that is none, and say so', () => {
    const decoded = decodeFields({ dtc_data: ['3178A', ['B7F34E'], true] });
    expect(valuesOf(decoded)).toEqual(codes('3178A'));
    expect(decoded.refusals).toHaveLength(2);
  });

  it('end at a thousand entries', () => {
    const decoded = decodeFields({ dtc_data: `[${Array.from({ length: 5_000 }, (_, index) => index).join(', ')}]` });
    expect(decoded.readings[0]?.value).toHaveLength(1_000);
    expect(decoded.refusals).toMatchObject([{ reason: 'too-long', field: 'dtc_data' }]);
  });
});

describe('check control messages', () => {
  it.each([
    ['[955 Tire pressure notification]', [{ id: 955, text: 'Tire pressure notification' }]],
    [
      '[955 Tire pressure, front left, 182 Oil level low]',
      [
        { id: 955, text: 'Tire pressure, front left' },
        { id: 182, text: 'Oil level low' },
      ],
    ],
    ['[955, 182]', [{ id: 955 }, { id: 182 }]],
    ['[955]', [{ id: 955 }]],
    ['[Tire pressure]', [{ text: 'Tire pressure' }]],
    [
      '[955: Tire pressure, 182: Oil]',
      [
        { id: 955, text: 'Tire pressure' },
        { id: 182, text: 'Oil' },
      ],
    ],
    [
      '["955 Tire pressure, 3 bar", "182 Oil"]',
      [
        { id: 955, text: 'Tire pressure, 3 bar' },
        { id: 182, text: 'Oil' },
      ],
    ],
    ['[955 The "tire" of old]', [{ id: 955, text: 'The "tire" of old' }]],
    [['955 Tire pressure, low'], [{ id: 955, text: 'Tire pressure, low' }]],
    [[{ id: 955, text: 'Tire pressure' }], [{ id: 955, text: 'Tire pressure' }]],
    ['[]', []],
  ])('%j are %j', (said, messages) => {
    const decoded = decodeFields({ check_control_messages: said });
    expect(valuesOf(decoded)).toEqual([['check_control_messages', messages]]);
    expect(decoded.refusals).toEqual([]);
  });
});
