import { describe, expect, it } from 'vitest';
import { decode, decodeProperty, readings } from './fixtures';

const noon = '2026-05-05T12:00:00Z';
const noonAt = Date.UTC(2026, 4, 5, 12);

describe('lists', () => {
  it('are one reading of the whole array, at the time of the newest item', () => {
    const decoded = decodeProperty('diagnostics.check_control_messages', [
      {
        data: { id: 1, remaining_time: { unit: 'minutes', value: 30 }, text: 'Oil', status: 'Alert' },
        timestamp: '2026-05-05T11:00:00Z',
      },
      { data: { text: 'partial' }, timestamp: noon },
      { data: { id: 2 } },
    ]);
    expect(readings(decoded)).toEqual([
      [
        'check_control_messages',
        [{ id: 1, remaining: '30 min', text: 'Oil', status: 'Alert' }, { text: 'partial' }, { id: 2 }],
        noonAt,
      ],
    ]);
  });

  it('hold one entry for one thing: the newer of two', () => {
    const light = (state: string, timestamp: string) => ({ data: { name: 'high_beam', state }, timestamp });
    const both = [light('on', noon), light('off', '2026-05-05T11:00:00Z')];
    const expected = [['dashboard_lights', [{ name: 'high_beam', state: 'on' }], noonAt]];
    expect(readings(decodeProperty('dashboard_lights.dashboard_lights', both))).toEqual(expected);
    expect(readings(decodeProperty('dashboard_lights.dashboard_lights', both.toReversed()))).toEqual(expected);
  });

  it('keep two trouble codes of one id from two control units', () => {
    const codes = ['A', 'B', 'A'].map((ecu_id) => ({ data: { id: 'C1116FA', ecu_id } }));
    expect(decodeProperty('diagnostics.trouble_codes', codes).readings[0]?.value).toEqual([
      { id: 'C1116FA', ecu: 'A' },
      { id: 'C1116FA', ecu: 'B' },
    ]);
  });

  it('may be empty, which is not the same as having failed', () => {
    expect(readings(decodeProperty('diagnostics.trouble_codes', []))).toEqual([['trouble_codes', [], undefined]]);
    const failure = { reason: 'unauthorised', description: '' };
    const failed = decodeProperty('diagnostics.trouble_codes', [{ failure }]);
    expect(failed.readings).toEqual([]);
    expect(failed.absences).toMatchObject([{ signal: 'trouble_codes', reason: 'unauthorised' }]);
  });

  it('flatten inner objects and cannot be used to reach prototypes', () => {
    const data = '{"id":"1","key_value":{"key":"k","value":"v"},"__proto__":{"polluted":true},"constructor":"c"}';
    const decoded = decode(`{"vin":"V","data":{"diagnostics":{"oem_trouble_code_values":[{"data":${data}}]}}}`);
    expect(decoded.readings[0]?.value).toEqual([{ id: '1', key: 'k', value: 'v', constructor: 'c' }]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(decoded.refusals).toMatchObject([{ reason: 'wrong-shape' }]);
  });

  it('end at a thousand entries', () => {
    const items = Array.from({ length: 10_000 }, (_, index) => ({ data: { name: `light_${index}`, state: 'on' } }));
    const decoded = decodeProperty('dashboard_lights.dashboard_lights', items);
    expect(decoded.readings[0]?.value).toHaveLength(1_000);
    expect(decoded.refusals).toHaveLength(100);
    expect(decoded.refusals[0]?.reason).toBe('too-long');
  });
});
