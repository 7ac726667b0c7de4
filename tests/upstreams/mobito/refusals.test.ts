import { describe, expect, it } from 'vitest';
import { DecodeError } from '../../../server/upstreams/dialect';
import { decode, decodeFields, valuesOf } from './fixtures';

describe('a message nothing can be made of', () => {
  it.each([
    ['empty', '', 'payload: expected JSON, got nothing'],
    ['not-utf8', Buffer.from([0xff, 0xfe]), 'payload: expected UTF-8, got 2 other bytes'],
    ['not-json', '[955 Tire]', 'payload: expected JSON, got 10 bytes that are none'],
    ['wrong-shape', '[]', 'payload: expected an object'],
    ['wrong-shape', 'null', 'payload: expected an object'],
    ['bad-vin', { mileage: '5' }, 'vin: expected a text, got nothing'],
    ['bad-vin', { vin: '-NA-' }, 'vin: expected a text, got nothing'],
    ['bad-vin', { vin: null }, 'vin: expected a text, got nothing'],
    ['bad-vin', { vin: 42 }, 'vin: expected a text, got number'],
    ['bad-vin', { vin: 'A\u0000B' }, 'vin: expected 1 to 64 printable characters, got others'],
  ])('is %s: %j', (reason, payload, message) => {
    let thrown: unknown;
    try {
      decode(payload);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(DecodeError);
    expect(thrown).toMatchObject({ reason, message });
  });

  it('is not one for want of a uuid', () => {
    for (const uuid of [undefined, null, '', 5])
      expect(decode({ vin: 'VIN', uuid, fuel_level: 5 }).identity).toBeUndefined();
  });
});

describe('a field that cannot be true', () => {
  it.each([
    ['implausible', { mileage: '-1' }, 'expected 0 to 5000000 km, got -1'],
    ['implausible', { fuel_level: 101 }, 'expected 0 to 100 %, got 101'],
    ['implausible', { heading: '360.1' }, 'expected 0 to 360 °, got 360.1'],
    ['implausible', { battery_voltage: '12560' }, 'expected 0 to 60 V, got 12560'],
    ['implausible', { tire_pressure_front_left: '20700' }, 'expected 0 to 1600 kPa, got 20700'],
    ['implausible', { number_of_doors: 65_535 }, 'expected 0 to 20, got 65535'],
    ['not-a-number', { mileage: '14.312,0' }, 'expected a number, got "14.312,0"'],
    ['not-a-number', { mileage: true }, 'expected a number, got true'],
    ['not-a-number', { mileage: ['5'] }, 'expected a number, got a list'],
    ['not-a-number', { fuel_level: 'low' }, 'expected a number, got "low"'],
    ['unknown-unit', { fuel_level: '47 shares' }, 'expected a unit like %, got "shares"'],
    ['unknown-unit', { mileage: { value: '1', unit: 'furlong' } }, 'expected a unit like km, got "furlong"'],
    ['unknown-unit', { fuel_level: '47 km' }, 'expected a unit like %, got km'],
    ['wrong-shape', { doors_front_left_is_open: 'maybe' }, 'expected true or false, got "maybe"'],
    ['wrong-shape', { basic_has_Navi: 'UNLOCKED' }, 'expected true or false, got "UNLOCKED"'],
    ['wrong-shape', { vehicle_is_locked: [] }, 'expected a word, true or false, got a list'],
    ['wrong-shape', { brand: {} }, 'expected a text, got an object'],
  ])('is refused as %s, and the rest of the message taken: %j', (reason, fields, detail) => {
    const decoded = decodeFields({ ...fields, altitude: '11.0' });
    expect(valuesOf(decoded)).toEqual([['altitude', 11]]);
    expect(decoded.refusals).toEqual([{ reason, field: Object.keys(fields)[0], detail }]);
  });
});

it('fields nobody has described become generic signals', () => {
  const decoded = decodeFields({
    ...{ service_date: 71, brake_wear: '12.5', wiper_is_on: 'false', mood: 'SPORT', code: '0230' },
    windows: { front_left: 'OPEN' },
    warnings: ['a', 'b'],
  });
  expect(decoded.readings.map(({ signal, value, generic }) => [signal, value, generic?.label, generic?.kind])).toEqual([
    ['mobito.service_date', 71, 'Service date', 'number'],
    ['mobito.brake_wear', 12.5, 'Brake wear', 'number'],
    ['mobito.wiper_is_on', false, 'Wiper is on', 'flag'],
    ['mobito.mood', 'SPORT', 'Mood', 'text'],
    ['mobito.code', '0230', 'Code', 'text'],
    ['mobito.windows.front_left', 'OPEN', 'Windows: front left', 'text'],
    ['mobito.warnings', ['a', 'b'], 'Warnings', 'list'],
  ]);
  expect(decoded.refusals).toEqual([]);
});
