import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEventTime, parseTime } from '../../server/upstreams/parse-time';

const at = Date.UTC(2021, 9, 6, 13, 59, 25, 648);

describe('parseTime', () => {
  it.each([
    '2021-10-06T13:59:25.648Z',
    '2021-10-06T13:59:25.648943Z',
    '2021-10-06T13:59:25.648999999Z',
    '2021-10-06T13:59:25.648',
    '2021-10-06 13:59:25.648Z',
    '2021-10-06T13:59:25,648Z',
    '2021-10-06T15:59:25.648+02:00',
    '2021-10-06T15:59:25.648+0200',
    '2021-10-06T15:59:25.648+02',
    '2021-10-06T08:29:25.648-05:30',
    '2021-10-06t13:59:25.648z',
    at,
    at / 1000,
    at * 1000,
    String(at),
  ])('reads %j', (value) => {
    expect(parseTime(value)).toBe(at);
  });

  it('reads times without seconds or a time of day, as UTC', () => {
    expect(parseTime('2025-09-23T18:07:36Z')).toBe(Date.UTC(2025, 8, 23, 18, 7, 36));
    expect(parseTime('2025-09-23T18:07Z')).toBe(Date.UTC(2025, 8, 23, 18, 7));
    expect(parseTime('2025-09-23')).toBe(Date.UTC(2025, 8, 23));
  });

  it.each(
    [
      ['', 'yesterday', '__TIMESTAMP__', '2021-13-01T00:00:00Z', '2021-02-30T00:00:00Z', '2021-00-10T00:00:00Z'],
      [
        '2021-10-06T24:00:00Z',
        '2021-10-06T13:61:00Z',
        '2021-10-06T13:59:25+99:00',
        '2021-10-06T13:59:25Zzz',
        '20211006',
      ],
      [0, -1, 12, Number.NaN, Number.POSITIVE_INFINITY, null, undefined, true, {}, [], '9'.repeat(30), ' '.repeat(100)],
    ].flat(),
  )('refuses %j', (value) => {
    expect(parseTime(value)).toBeUndefined();
  });

  it('agrees with Date on every time it can write', () => {
    const least = new Date('1900-01-01T00:00:00Z');
    const greatest = new Date('2300-01-01T00:00:00Z');
    fc.assert(
      fc.property(fc.date({ min: least, max: greatest, noInvalidDate: true }), (date) => {
        expect(parseTime(date.toISOString())).toBe(date.getTime());
      }),
    );
  });

  it('gives whole finite milliseconds or nothing, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const time = parseTime(value);
        expect(time === undefined || Number.isInteger(time)).toBe(true);
      }),
    );
  });
});

describe('isEventTime', () => {
  it('believes a clock that was set, also one that is ahead', () => {
    expect(isEventTime(at)).toBe(true);
    expect(isEventTime(Date.UTC(2094, 0))).toBe(true);
  });

  it('disbelieves epoch zero, the last century and the year 9999', () => {
    expect(isEventTime(0)).toBe(false);
    expect(isEventTime(Date.UTC(1999, 11, 31))).toBe(false);
    expect(isEventTime(Date.UTC(9999, 11, 31))).toBe(false);
  });
});
