import { describe, expect, it } from 'vitest';
import { decode, decodeProperty, readings } from './fixtures';

describe('what cannot be true', () => {
  it.each([
    ['diagnostics.odometer', { unit: 'miles', value: -21_272_374 }],
    ['diagnostics.odometer', { unit: 'kilometers', value: 1e300 }],
    ['charging.battery_level', -10_949_360],
    ['charging.battery_level', 56],
    ['vehicle_location.coordinates', { latitude: 98_277_004, longitude: 1 }],
    ['vehicle_location.coordinates', { latitude: 1, longitude: 180.1 }],
    ['vehicle_location.coordinates', { latitude: 0, longitude: 0 }],
    ['vehicle_location.heading', { unit: 'degrees', value: 5_000 }],
    ['usage.average_fuel_consumption', { unit: 'miles_per_gallon', value: 0 }],
    ['diagnostics.battery_voltage', { unit: 'kilovolts', value: 12.6 }],
    ['maintenance.service_date', '1800-01-01T00:00:00Z'],
  ])('%s of %j is refused, and the rest of the message taken', (path, data) => {
    const [capability = '', property = ''] = path.split('.');
    const decoded = decode({
      vin: 'VIN',
      data: { [capability]: { [property]: [{ data }] }, hood: { position: [{ data: 'open' }] } },
    });
    expect(readings(decoded)).toEqual([['hood.position', 'open', undefined]]);
    expect(decoded.refusals).toMatchObject([{ reason: 'implausible', field: `data.${path}` }]);
  });

  it.each([
    ['unknown-unit', 'diagnostics.odometer', { unit: 'furlongs', value: 1 }],
    ['unknown-unit', 'diagnostics.odometer', { value: 1 }],
    ['unknown-unit', 'diagnostics.odometer', { unit: 'kilopascals', value: 1 }],
    ['wrong-shape', 'diagnostics.odometer', 5],
    ['wrong-shape', 'charging.status', true],
    ['wrong-shape', 'charging.status', ''],
    ['wrong-shape', 'vehicle_location.coordinates', '48.1,11.5'],
    ['not-a-number', 'vehicle_location.coordinates', { latitude: 48.1 }],
    ['wrong-shape', 'maintenance.service_date', 'next month'],
    ['wrong-shape', 'vehicle_time.vehicle_time', { hour: 25, minute: 0 }],
  ])('as %s: %s of %j', (reason, path, data) => {
    const decoded = decodeProperty(path, [{ data }]);
    expect(decoded.readings).toEqual([]);
    expect(decoded.refusals).toMatchObject([{ reason, field: `data.${path}` }]);
  });

  it('is never ampere hours made into energy', () => {
    expect(
      decodeProperty('charging.battery_capacity', [{ data: { unit: 'ampere_hours', value: 94 } }]).readings,
    ).toEqual([
      {
        signal: 'high_mobility.charging.battery_capacity.ampere_hours',
        value: 94,
        timeSource: 'received',
        generic: { label: 'Charging: battery capacity, ampere hours', kind: 'number', unit: 'Ah' },
      },
    ]);
  });

  it('leaves texts storable', () => {
    expect(readings(decodeProperty('trips.driver_name', { data: 'A\0B' }))).toEqual([
      ['trip.driver', 'A\ufffdB', undefined],
    ]);
  });
});
