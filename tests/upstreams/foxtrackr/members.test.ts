import { describe, expect, it } from 'vitest';
import { decode, messageOf, valuesOf } from './fixtures';

describe('a battery', () => {
  it.each([
    [{ level: '81' }, ['device.battery.level', 81]],
    [{ Percentage: 81 }, ['device.battery.level', 81]],
    [{ battery_level: '81 %' }, ['device.battery.level', 81]],
    [{ stateOfCharge: { value: 81, unit: '%' } }, ['device.battery.level', 81]],
    [{ voltage: 3.71 }, ['device.battery.voltage', 3.71]],
    [{ voltage: '3.71' }, ['device.battery.voltage', 3.71]],
    [{ voltage: '3.71 V' }, ['device.battery.voltage', 3.71]],
    [{ voltage: 3710 }, ['device.battery.voltage', 3.71]],
    [{ voltageMv: 3710 }, ['device.battery.voltage', 3.71]],
    [{ mV: 3710 }, ['device.battery.voltage', 3.71]],
    [{ vbat: { value: 3710, unit: 'mV' } }, ['device.battery.voltage', 3.71]],
    [{ value: 3710, unit: 'mV' }, ['device.battery.voltage', 3.71]],
    [{ value: 81, unit: 'percent' }, ['device.battery.level', 81]],
    [{ value: 81 }, ['foxtrackr.battery.value', 81]],
    [{ level: 'LOW' }, ['foxtrackr.battery.level', 'LOW']],
    [{ charging: true }, ['foxtrackr.battery.charging', true]],
    [{ cells: { first: 3.7 } }, ['foxtrackr.battery.cells.first', 3.7]],
  ])('of %j is %j', (battery, expected) => {
    for (const object of [{ battery }, { bat: battery }, { Battery: battery }]) {
      const decoded = decode(messageOf(object));
      expect(valuesOf(decoded)).toEqual([expected]);
      expect(decoded.refusals).toEqual([]);
    }
  });

  it('without an object around it is known by its topic', () => {
    expect(valuesOf(decode(messageOf({ level: 81, mV: 3710, state: 'idle' })))).toEqual([
      ['device.battery.level', 81],
      ['device.battery.voltage', 3.71],
      ['foxtrackr.battery.state', 'idle'],
    ]);
  });

  it('that tells one thing twice tells it once, and keeps the other', () => {
    expect(valuesOf(decode(messageOf({ battery: { level: 81, percent: 80 } })))).toEqual([
      ['device.battery.level', 81],
      ['foxtrackr.battery.percent', 80],
    ]);
  });
});

describe('a temperature', () => {
  it.each([
    [{ celsius: 21.5 }, ['device.temperature', 21.5]],
    [{ temp: '-3' }, ['device.temperature', -3]],
    [{ value: 21.5, unit: 'C' }, ['device.temperature', 21.5]],
    [{ value: 70.7, unit: '°F' }, ['device.temperature', 21.5]],
    [{ fahrenheit: 70.7 }, ['device.temperature', 21.5]],
    [{ kelvin: 294.65 }, ['device.temperature', 21.5]],
    [{ humidity: 45 }, ['device.humidity', 45]],
    [{ max: 30 }, ['foxtrackr.temperature.max', 30]],
    [0, ['device.temperature', 0]],
    ['21.5 °C', ['device.temperature', 21.5]],
  ])('of %j is %j', (temperature, expected) => {
    const decoded = decode(messageOf({ temperature }), 'foxtrackr/12345/V3.0/temp');
    expect(valuesOf(decoded)).toEqual([expected]);
    expect(decoded.refusals).toEqual([]);
  });
});

describe('a unit beside a value', () => {
  it.each([
    [{ temperature: { temp: 70.7, unit: 'F' } }, [['device.temperature', 21.5]]],
    [
      { temperature: { temperature: 70.7, temperatureUnit: 'fahrenheit' } },
      [
        ['device.temperature', 21.5],
        ['foxtrackr.temperature.temperatureUnit', 'fahrenheit'],
      ],
    ],
    [
      { temperature: { value: 70.7, unit: '°F', humidity: 40 } },
      [
        ['device.temperature', 21.5],
        ['device.humidity', 40],
      ],
    ],
    [
      { battery: { level: 81, voltage: 400, unit: 'mV' } },
      [
        ['device.battery.level', 81],
        ['device.battery.voltage', 0.4],
      ],
    ],
    [{ battery: { voltage: '3.6 V', unit: 'mV' } }, [['device.battery.voltage', 3.6]]],
    [{ battery: '3.6 V' }, [['device.battery.voltage', 3.6]]],
    [{ battery: '81 %' }, [['device.battery.level', 81]]],
    [{ batteryStatus: { voltage: 3.6 } }, [['device.battery.voltage', 3.6]]],
  ])('in %j is its', (about, expected) => {
    const decoded = decode(messageOf(about), 'foxtrackr/12345/V3.0/x');
    expect(valuesOf(decoded)).toEqual(expected);
    expect(decoded.refusals).toEqual([]);
  });

  it('that nobody knows is refused with the value, which may be anything', () => {
    expect(decode(messageOf({ temperature: { value: 20, unit: '0.1C' } }))).toMatchObject({
      readings: [],
      refusals: [
        { reason: 'unknown-unit', field: 'temperature.value', detail: 'expected a known unit beside it, got "0.1C"' },
      ],
    });
  });

  it.each([0.87, 1])('is missed where a level of %d may be percent or a share', (level) => {
    const decoded = decode(messageOf({ battery: { level } }));
    expect(decoded.readings).toEqual([]);
    expect(decoded.refusals).toEqual([
      {
        reason: 'ambiguous',
        field: 'battery.level',
        detail: `expected percent, got ${level}, which may be a share of 1 as well`,
      },
    ]);
    expect(valuesOf(decode(messageOf({ battery: { percent: level } })))).toEqual([['device.battery.level', level]]);
  });
});

describe('what cannot be true', () => {
  it.each([
    ['battery.level', { battery: { level: 101 } }, 'expected 0 to 100 %, got 101'],
    ['battery.level', { battery: { level: -1 } }, 'expected 0 to 100 %, got -1'],
    ['battery.voltage', { battery: { voltage: 99 } }, 'expected 0 to 60 V, got 99'],
    ['battery.voltage', { battery: { voltage: 70_000 } }, 'expected 0 to 60 V, got 70'],
    ['temperature.celsius', { temperature: { celsius: -127 } }, 'expected -90 to 150 °C, got -127'],
    ['temperature.value', { temperature: { value: 32_767 } }, 'expected -90 to 150 °C, got 32767'],
    ['temperature.humidity', { temperature: { humidity: 255 } }, 'expected 0 to 100 %, got 255'],
  ])('%s is refused, and the rest of the message taken', (field, about, detail) => {
    const decoded = decode(messageOf({ ...about, motion: { count: 3 } }));
    expect(valuesOf(decoded)).toEqual([['foxtrackr.motion.count', 3]]);
    expect(decoded.refusals).toEqual([{ reason: 'implausible', field, detail }]);
  });

  it('a unit of another quantity is refused', () => {
    expect(decode(messageOf({ battery: { level: '3.7 V' } })).refusals).toEqual([
      { reason: 'unknown-unit', field: 'battery.level', detail: 'expected a unit like %, got V' },
    ]);
  });

  it.each([null, '', '-', ' -NA- ', 'null', 'N/A', 'NaN'])('%j is no value, and never 0', (nothing) => {
    const decoded = decode(
      messageOf({ battery: { level: nothing, voltage: nothing, other: nothing }, motion: nothing }),
    );
    expect(decoded.readings).toEqual([]);
    expect(decoded.refusals).toEqual([]);
  });
});
