import { describe, expect, it } from 'vitest';
import { signalMapping } from '../../../server/upstreams/drogue/mapping';
import { decodeData, timeAt, values } from './fixtures';

describe('paths that somebody has mapped', () => {
  it.each<[string, unknown, Parameters<typeof decodeData>[1], unknown[]]>([
    ['a signal in its own unit', { a: { b: 7 } }, { 'a.b': 'odometer' }, ['odometer', 7]],
    ['a unit', { km: 100 }, { km: { signal: 'odometer', unit: 'mi' } }, ['odometer', 160.9344]],
    ['a share', { l: 0.5 }, { l: { signal: 'fuel.level', unit: 'share' } }, ['fuel.level', 50]],
    [
      'percent, small as they are',
      { batt: 0.5 },
      { batt: { signal: 'device.battery.level', unit: '%' } },
      ['device.battery.level', 0.5],
    ],
    ['another signal than the usual', { temp: 4 }, { temp: 'temperature.inside' }, ['temperature.inside', 4]],
    [
      'volts of an ambiguous name',
      { batt: 12.6 },
      { batt: 'starter_battery.voltage' },
      ['starter_battery.voltage', 12.6],
    ],
    [
      'an entry of a list',
      { t: [{ p: 2 }, { p: 2.3 }] },
      { 't[1].p': { signal: 'tire.pressure.front_left', unit: 'bar' } },
      ['tire.pressure.front_left', 230],
    ],
    ['a position', { home: { lat: 48, lon: 11 } }, { home: 'position' }, ['position', { latitude: 48, longitude: 11 }]],
    ['a text', { m: 7 }, { m: 'vehicle.model' }, ['vehicle.model', '7']],
    ['a flag', { e: 'ON' }, { e: 'engine.running' }, ['engine.running', true]],
    ['a time', { d: '2025-01-01' }, { d: 'inspection.date' }, ['inspection.date', Date.UTC(2025, 0, 1)]],
    ['a list', { c: ['P0420'] }, { c: 'trouble_codes' }, ['trouble_codes', ['P0420']]],
    ['the data itself', 7, { data: 'odometer' }, ['odometer', 7]],
    ['the data itself, before its path', { a: 7 }, { '$.a': 'odometer' }, ['odometer', 7]],
    ['the whole path', { a: 7 }, { 'data.a': 'odometer' }, ['odometer', 7]],
    ['a name with a dot in it', { 'a.b': 7 }, { 'a.b': 'odometer' }, ['odometer', 7]],
    ['a member that is called data', { data: { a: 7 } }, { 'data.a': 'odometer' }, ['odometer', 7]],
    ['a name of one’s own', { p: 3 }, { p: { signal: 'drogue.pump', unit: 'bar' } }, ['drogue.pump', 3]],
    ['a text under a name of one’s own', { p: 'x' }, { p: 'drogue.pump_state' }, ['drogue.pump_state', 'x']],
    ['what is otherwise left alone', { rxInfo: [{ snr: 9 }] }, { 'rxInfo.0.snr': 'drogue.snr' }, ['drogue.snr', 9]],
  ])('may be %s', (_words, data, signals, reading) => {
    const decoded = decodeData(data, signals);
    expect(values(decoded)).toContainEqual(reading);
    const [signal] = reading;
    expect(decoded.readings.filter((one) => one.signal === signal)).toHaveLength(1);
    expect(decoded.refusals).toEqual([]);
  });

  it('are taken before any usual name, which keeps its own then', () => {
    expect(values(decodeData({ odometer: 1, real: 2 }, { real: 'odometer' }))).toEqual([
      ['odometer', 2],
      ['drogue.odometer', 1],
    ]);
  });

  it('have the time of their record', () => {
    const at = Date.UTC(2025, 11, 31, 12);
    expect(decodeData({ a: 7, ts: at }, { a: 'odometer' }).readings).toMatchObject([{ at, timeSource: 'property' }]);
    const records = [1, 2].map((index) => ({ a: index, ts: at + index }));
    expect(decodeData(records, { a: 'odometer' }).readings.map(({ at: told }) => told)).toEqual([at + 1, at + 2]);
    expect(decodeData({ a: 7 }, { a: 'odometer' }).readings).toMatchObject([{ at: timeAt }]);
  });

  it('that are not there are nothing', () => {
    expect(
      decodeData({ b: null, toString: null }, { a: 'odometer', b: 'speed', 'constructor.name': 'vehicle.model' }),
    ).toMatchObject({
      readings: [],
      refusals: [],
    });
  });

  it.each<[string, unknown, Parameters<typeof decodeData>[1]]>([
    ['implausible', { a: -7 }, { a: 'odometer' }],
    ['implausible', { a: 50 }, { a: { signal: 'fuel.level', unit: 'share' } }],
    ['not-a-number', { a: 'x' }, { a: 'odometer' }],
    ['not-a-number', { a: { b: 1 } }, { a: 'odometer' }],
    ['wrong-shape', { a: 'x' }, { a: 'position' }],
    ['wrong-shape', { a: {} }, { a: 'vehicle.model' }],
    ['wrong-shape', { a: '13' }, { a: 'inspection.date' }],
    ['unknown-unit', { a: '5 V' }, { a: 'odometer' }],
  ])('are refused as %s: %j by %j', (reason, data, signals) => {
    expect(decodeData(data, signals)).toMatchObject({ readings: [], refusals: [{ reason, field: 'data.a' }] });
  });
});

describe('the mapping in the upstreams file', () => {
  it.each([
    [{ a: 'odometer' }],
    [{ a: { signal: 'odometer', unit: 'mi' } }],
    [{ a: 'drogue.tank.pressure' }],
    [{ a: { signal: 'drogue.tank_pressure', unit: 'kPa' } }],
  ])('may be %j', (mapping) => {
    expect(signalMapping.parse(mapping)).toEqual(mapping);
  });

  it.each([
    [{ a: 'odometr' }, 'expected the id of a signal'],
    [{ a: 'high_mobility.x' }, 'expected the id of a signal'],
    [{ a: { signal: 'odometer', unit: 'furlongs' } }, 'expected a unit'],
    [{ a: { signal: 'odometer', unit: 'V' } }, 'expected a unit like km for odometer'],
    [{ a: { signal: 'odometer', unit: 'share' } }, 'expected a unit like km for odometer'],
    [{ a: { signal: 'vehicle.model', unit: 'km' } }, 'expected no unit for vehicle.model'],
    [{ a: { signal: 'odometer', scale: 2 } }, 'scale'],
  ])('is refused in words: %j', (mapping, words) => {
    expect(JSON.stringify(signalMapping.safeParse(mapping).error?.issues)).toContain(words);
  });
});
