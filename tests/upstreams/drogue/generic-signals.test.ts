import { describe, expect, it } from 'vitest';
import { decodeData, timeAt, values } from './fixtures';

describe('what no name is known for', () => {
  it('is kept by what it is', () => {
    expect(decodeData({ a: { firmwareRevision: 'v1.2', count: 3, isOpen: true } }).readings).toEqual([
      {
        ...{ signal: 'drogue.a.firmwareRevision', value: 'v1.2', at: timeAt, timeSource: 'envelope' },
        generic: { label: 'A: firmware revision', kind: 'text', unit: null },
      },
      {
        ...{ signal: 'drogue.a.count', value: 3, at: timeAt, timeSource: 'envelope' },
        generic: { label: 'A: count', kind: 'number', unit: null },
      },
      {
        ...{ signal: 'drogue.a.isOpen', value: true, at: timeAt, timeSource: 'envelope' },
        generic: { label: 'A: is open', kind: 'flag', unit: null },
      },
    ]);
  });

  it('has its unit where one is told', () => {
    expect(decodeData({ pump: { value: 2, unit: 'bar' } }).readings).toMatchObject([
      { signal: 'drogue.pump', value: 2, generic: { label: 'Pump', kind: 'number', unit: 'bar' } },
    ]);
  });

  it('is a list where it is one', () => {
    expect(values(decodeData({ codes: ['P0420', 7, true, null], empty: [] }))).toEqual([
      ['drogue.codes', ['P0420', 7, 'true']],
    ]);
    expect(values(decodeData({ doors: [{ a: 1, b: { c: 2 } }, { a: 2 }] }))).toEqual([
      ['drogue.doors', [{ a: 1, b: '{…}' }, { a: 2 }]],
    ]);
    expect(decodeData({ codes: Array.from({ length: 1_001 }, () => 1) }).refusals).toMatchObject([
      { reason: 'too-long' },
    ]);
  });

  it('is a list of named values where it is one, as SenML has it', () => {
    const pack = [
      { n: 'temp', u: 'Cel', v: 23.1, t: 1_767_225_500 },
      { n: 'humidity', u: '%RH', v: 40 },
      { n: 'label', vs: 'x' },
    ];
    expect(values(decodeData(pack))).toEqual([
      ['device.temperature', 23.1],
      ['drogue.label.value', 'x'],
    ]);
    expect(decodeData(pack).readings[0]).toMatchObject({ at: 1_767_225_500_000, timeSource: 'property' });
    expect(decodeData(pack).refusals).toMatchObject([{ reason: 'unknown-unit' }]);
    expect(values(decodeData({ readings: [{ name: 'speed', value: 5 }] }))).toEqual([['speed', 5]]);
  });

  it('gets a name that an id can have', () => {
    expect(values(decodeData({ 'Türen offen': 2, _x: 1, 7: 3 }))).toEqual([
      ['drogue.no_7', 3],
      ['drogue.T_ren_offen', 2],
      ['drogue.x', 1],
    ]);
  });

  it.each(['0f5a2f6e-7a4e-4c1e-9a0f-3b9a6f4c1d11', '2025-12-31', '1767225500', '', '§', 'x'.repeat(65)])(
    'is refused where %j is no name, so that signals stay few',
    (name) => {
      const decoded = decodeData({ [name]: 1, odometer: 2 });
      expect(values(decoded)).toEqual([['odometer', 2]]);
      expect(decoded.refusals).toMatchObject([{ reason: 'bad-name' }]);
    },
  );

  it('is bounded in number, and says so once', () => {
    const many = Object.fromEntries(
      Array.from({ length: 200 }, (_, index) => [
        `x${String.fromCharCode(97 + (index % 26))}${Math.floor(index / 26)}`,
        1,
      ]),
    );
    const decoded = decodeData({ ...many, odometer: 3 });
    expect(decoded.readings).toHaveLength(61);
    expect(decoded.readings.at(-1)).toMatchObject({ signal: 'odometer' });
    expect(decoded.refusals).toMatchObject([{ reason: 'too-many' }]);
  });

  it('is bounded in depth', () => {
    const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) });
    expect(decodeData(deep(10)).readings).toHaveLength(1);
    expect(decodeData(deep(12))).toMatchObject({ readings: [], refusals: [{ reason: 'too-deep' }] });
  });

  it('brings the same description each time', () => {
    const [one, two] = [decodeData({ thing: 1 }), decodeData({ thing: 2 })];
    expect(one.readings[0]?.generic).toBe(two.readings[0]?.generic);
  });
});
