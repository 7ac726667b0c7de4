import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utc, utcName, utcValue } from '../../server/export/utc';

const greatest = 8_640_000_000_000_000;

describe('a time in a file', () => {
  it('is written as ISO 8601 has it, whichever was written before', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -greatest, max: greatest })), (times) => {
        for (const at of times) expect(utc(at)).toBe(new Date(at).toISOString());
      }),
    ));

  it('that is no instant stays a number', () => {
    expect([utcValue(0), utcValue(0.5), utcValue(greatest + 1)]).toEqual([
      '1970-01-01T00:00:00.000Z',
      0.5,
      greatest + 1,
    ]);
  });

  it('stands in file names without what systems refuse there', () => {
    expect(utcName(Date.UTC(2026, 10, 20, 8))).toBe('20261120T080000Z');
  });
});
