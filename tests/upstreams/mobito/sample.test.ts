import { describe, expect, it } from 'vitest';
import { judgeTire } from '../../../components/vehicle/tire-verdict';
import { decode, recordedAt, sample } from './fixtures';

const decoded = decode(sample);
const values = new Map(decoded.readings.map(({ signal, value }) => [signal, value]));

describe("the vendor's sample", () => {
  it('is taken whole: every field is a reading, its identity or half a position', () => {
    const fields = Object.keys(JSON.parse(sample));
    expect(fields).toHaveLength(78);
    expect(decoded.subject).toEqual({ vin: 'EXAMPLE0607M29923' });
    expect(decoded.identity).toBe('31f460d8-92eb-427a-9487-3611c2670608');
    expect(decoded.refusals).toEqual([]);
    // vin, fleet_id and uuid are none; latitude and longitude are one.
    expect(decoded.readings).toHaveLength(fields.length - 4);
    expect(values.size).toBe(fields.length - 4);
  });

  it('has the time of its record, for it has none of its own', () => {
    for (const reading of decoded.readings) expect(reading).toMatchObject({ at: recordedAt, timeSource: 'record' });
  });

  it.each([
    ['odometer', 14_312],
    ['position', { latitude: 36.82235111111111, longitude: 21.719039166666665 }],
    ['altitude', 11],
    ['heading', 338],
    ['position.is_trusted', true],
    ['starter_battery.voltage', 12.56],
    ['engine.coolant_temperature', 63],
    ['fuel.level', 47],
    ['fuel.volume', 17],
    ['fuel.tank_capacity', 42],
    ['fuel.range', 276],
    ['doors.lock_state', 'unlocked'],
    ['door.position.front_left', 'closed'],
    ['door.position.front_right', 'closed'],
    ['door.position.rear_left', 'closed'],
    ['door.position.rear_right', 'closed'],
    ['check_control_messages', [{ id: 955, text: 'Tire pressure notification' }]],
    ['service.distance', 11_000],
    ['service.distance_threshold', 2_000],
    ['service.time_threshold', 28],
    ['inspection.warning_time', 121.75],
    ['service.item_count', 9],
    ['contract.time', 45],
    ['odometer.forecast', 21_260],
    ['usage.weekly_distance', 1_082],
    ['usage.weekly_distance_short', 680],
    ['service.date', Date.UTC(2025, 1)],
    ['brake_fluid.date', Date.UTC(2026, 1)],
    ['vehicle_check.date', Date.UTC(2027, 1)],
    ['inspection.legal_date', Date.UTC(2027, 3)],
    ['vehicle.construction_date', Date.UTC(2023, 1, 16)],
    ['vehicle.has_navigation', true],
    ['vehicle.has_sunroof', false],
    ['vehicle.series', '1'],
    ['vehicle.model_key', '7K31'],
    ['engine.power', 100],
    ['engine.displacement', 1_499],
    ['mobito.service_date', 71],
  ])('%s is %j', (signal, value) => {
    expect(values.get(signal)).toEqual(value);
  });

  it('has nine trouble codes and nine pieces of equipment', () => {
    const codes = ['3178A', 'B7F34E', '804070', '804081', '800ABF', 'B7F500', '31796', '31790', 'B7F8C6'];
    expect(values.get('trouble_codes')).toEqual(codes.map((id) => ({ id })));
    const equipment = ['01CB', '01DF', '01DZ', '0230', '0249', '026M', '02PA', '02TF', '02VB'];
    expect(values.get('vehicle.equipment')).toEqual(equipment);
  });

  it.each([
    ['front_left', 207, 234, 'low', 88],
    ['front_right', 221, 234, 'ok', 94],
    ['rear_left', 186, 214, 'low', 87],
    ['rear_right', 200, 214, 'ok', 93],
  ])('%s has %i kPa of %i, which is %s', (wheel, pressure, target, verdict, percentOfTarget) => {
    expect(values.get(`tire.pressure.${wheel}`)).toBe(pressure);
    expect(values.get(`tire.pressure_target.${wheel}`)).toBe(target);
    expect(judgeTire({ pressure: { value: pressure, at: recordedAt }, target })).toMatchObject({
      verdict,
      percentOfTarget,
    });
  });
});

describe('event time', () => {
  const firstOf = (more: object, fields: object = { mileage: 5 }) =>
    decode({ vin: 'VIN', ...fields }, more).readings[0];

  it.each([undefined, -1, 0, Number.NaN])('is the receive time where the record has %j', (time) => {
    const reading = firstOf({ recordedAt: time });
    expect(reading).toEqual({ signal: 'odometer', value: 5, timeSource: 'received' });
  });

  it("is the field's own where it has one, and of that field alone", () => {
    const dated = { value: '5', unit: 'km', date_of_value: '2025-12-01T10:00:00Z' };
    expect(decode({ vin: 'VIN', mileage: dated, fuel_level: 47 }).readings).toEqual([
      { signal: 'odometer', value: 5, at: Date.UTC(2025, 11, 1, 10), timeSource: 'property' },
      { signal: 'fuel.level', value: 47, at: recordedAt, timeSource: 'record' },
    ]);
    const twice = [dated, { ...dated, value: '4', date_of_value: '2025-11-30T10:00:00Z' }];
    expect(decode({ vin: 'VIN', mileage: twice }).readings).toMatchObject([
      { signal: 'odometer', value: 5, at: Date.UTC(2025, 11, 1, 10) },
      { signal: 'odometer', value: 4, at: Date.UTC(2025, 10, 30, 10) },
    ]);
    const undated = decode({ vin: 'VIN', brand: { value: 'BMW_I', timestamp: 'soon' } });
    expect(undated.readings).toMatchObject([{ signal: 'vehicle.brand', value: 'BMW_I', at: recordedAt }]);
    expect(undated.refusals).toMatchObject([{ reason: 'bad-time', field: 'brand' }]);
  });
});
