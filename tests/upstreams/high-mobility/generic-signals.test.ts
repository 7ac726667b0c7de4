import { describe, expect, it } from 'vitest';
import { decode, decodeProperty, readings } from './fixtures';

const noon = '2026-05-05T12:00:00Z';
const noonAt = Date.UTC(2026, 4, 5, 12);

describe('what has no line', () => {
  const generic = (data: unknown) =>
    decodeProperty('future.thing', [{ data }]).readings.map(({ signal, value, generic }) => [
      signal.replace('high_mobility.future.thing', ''),
      value,
      generic?.kind,
      generic?.unit,
    ]);

  it('is kept by what it is', () => {
    expect(generic('some')).toEqual([['', 'some', 'text', null]]);
    expect(generic(3)).toEqual([['', 3, 'number', null]]);
    expect(generic(true)).toEqual([['', true, 'flag', null]]);
    expect(generic(noon)).toEqual([['', noonAt, 'time', null]]);
    expect(generic({ unit: 'miles', value: 1 })).toEqual([['', 1.609344, 'number', 'km']]);
    expect(generic({ latitude: 48, longitude: 11 })).toEqual([['', { latitude: 48, longitude: 11 }, 'position', null]]);
    expect(generic({ hour: 7, minute: 5 })).toEqual([['', '07:05', 'text', null]]);
    expect(generic({ location: 'front', heat: 3 })).toEqual([['.front', 3, 'number', null]]);
    expect(generic({ a: 1, b: { c: 'x' } })).toEqual([['', [{ a: 1, 'b.c': 'x' }], 'list', null]]);
    expect(generic([1, 'x'])).toEqual([['', [1, 'x'], 'list', null]]);
  });

  it('is a list where several values have no times to tell them apart', () => {
    const several = decodeProperty('future.thing', [{ data: 'a' }, { data: 'b' }]);
    expect(readings(several)).toEqual([['high_mobility.future.thing.list', ['a', 'b'], undefined]]);
    const series = decodeProperty('future.thing', [
      { data: 1, timestamp: noon },
      { data: 2, timestamp: '2026-05-05T11:00:00Z' },
    ]);
    expect(readings(series)).toEqual([
      ['high_mobility.future.thing', 1, noonAt],
      ['high_mobility.future.thing', 2, noonAt - 3_600_000],
    ]);
  });

  it('brings the same description each time', () => {
    const [one, two] = [decodeProperty('future.thing', [{ data: 1 }]), decodeProperty('future.thing', [{ data: 2 }])];
    expect(one.readings[0]?.generic).toBe(two.readings[0]?.generic);
    expect(one.readings[0]?.generic?.label).toBe('Future: thing');
  });

  it.each(['__proto__', 'a.b', 'a b', '', 'x'.repeat(65), 'n\0'])(
    'is refused when %j cannot be part of an id',
    (name) => {
      const decoded = decode(`{"vin":"V","data":{"future":{${JSON.stringify(name)}:[{"data":1}]}}}`);
      expect(decoded.readings).toEqual([]);
      expect(decoded.refusals).toMatchObject([{ reason: 'bad-name' }]);
    },
  );
});
