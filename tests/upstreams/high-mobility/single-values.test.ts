import { describe, expect, it } from 'vitest';
import { decode, decodeProperty, readings } from './fixtures';

const km = (value: unknown) => ({ unit: 'kilometers', value });
const noon = '2026-05-05T12:00:00Z';
const noonAt = Date.UTC(2026, 4, 5, 12);

describe('single values', () => {
  it('in arrays of V2 are readings of their own, in any order', () => {
    const decoded = decodeProperty('diagnostics.speed', [
      { data: { unit: 'kilometers_per_hour', value: 50 }, timestamp: noon },
      { data: { unit: 'meters_per_second', value: 10 }, timestamp: '2026-05-05T11:59:00Z' },
    ]);
    expect(readings(decoded)).toEqual([
      ['speed', 50, noonAt],
      ['speed', 36, noonAt - 60_000],
    ]);
  });

  it('may be numbers in text, but not words, blanks, flags or nothing', () => {
    expect(readings(decodeProperty('diagnostics.odometer', { data: km('14312.0') }))).toEqual([
      ['odometer', 14312, undefined],
    ]);
    for (const value of ['', 'n/a', true, null, {}, [], undefined, '0x10', 'NaN']) {
      const decoded = decodeProperty('diagnostics.odometer', { data: km(value) });
      expect(decoded.readings).toEqual([]);
      expect(decoded.refusals).toMatchObject([{ reason: 'not-a-number', field: 'data.diagnostics.odometer' }]);
    }
  });

  it('of the traction battery and the 12 V battery are never mixed', () => {
    const decoded = decode({
      vin: 'VIN',
      data: {
        charging: { battery_level: [{ data: 0.56 }], battery_voltage: [{ data: { unit: 'volts', value: 396 } }] },
        diagnostics: {
          battery_level: [{ data: 0.9 }],
          battery_voltage: [{ data: { unit: 'millivolts', value: 12_560 } }],
        },
      },
    });
    expect(readings(decoded)).toEqual([
      ['traction_battery.state_of_charge', 56, undefined],
      ['traction_battery.voltage', 396, undefined],
      ['starter_battery.state_of_charge', 90, undefined],
      ['starter_battery.voltage', 12.56, undefined],
    ]);
  });

  it('as shares are percent, without rounding noise; a new battery may have more than 100 %', () => {
    expect(readings(decodeProperty('diagnostics.fuel_level', { data: 0.57 }))).toEqual([['fuel.level', 57, undefined]]);
    expect(readings(decodeProperty('charging.state_of_health', { data: 1.02 }))).toEqual([
      ['traction_battery.state_of_health', 102, undefined],
    ]);
  });

  it('as headings are wrapped into 0 to 360', () => {
    const heading = (unit: string, value: number) =>
      readings(decodeProperty('vehicle_location.heading', { data: { unit, value } }));
    expect(heading('degrees', 0)).toEqual([['heading', 0, undefined]]);
    expect(heading('degrees', 338.4)).toEqual([['heading', 338.4, undefined]]);
    expect(heading('degrees', -90)).toEqual([['heading', 270, undefined]]);
    expect(heading('degrees', 360)).toEqual([['heading', 0, undefined]]);
    expect(heading('radians', Math.PI)).toEqual([['heading', 180, undefined]]);
    expect(heading('revolutions', 0.25)).toEqual([['heading', 90, undefined]]);
  });

  it('of enumerations newer than ours are kept as sent', () => {
    expect(readings(decodeProperty('charging.status', { data: 'inductive_dance' }))).toEqual([
      ['charging.status', 'inductive_dance', undefined],
    ]);
    expect(readings(decodeProperty('engine.status', { data: 'cranking' }))).toEqual([
      ['high_mobility.engine.status.text', 'cranking', undefined],
    ]);
  });

  it('are flags where the enumeration means yes or no', () => {
    expect(readings(decodeProperty('engine.status', { data: 'on' }))).toEqual([['engine.running', true, undefined]]);
    expect(readings(decodeProperty('engine.limp_mode', { data: 'inactive' }))).toEqual([
      ['engine.limp_mode', false, undefined],
    ]);
  });

  it('of an object with two meanings are two signals, whichever is there', () => {
    const warning = { due: 'overdue', reason: 'distance_driven' };
    expect(readings(decodeProperty('maintenance.service_warning', { data: warning }))).toEqual([
      ['service.warning', 'overdue', undefined],
      ['service.warning_reason', 'distance_driven', undefined],
    ]);
    expect(readings(decodeProperty('maintenance.service_warning', { data: { due: 'almost' } }))).toEqual([
      ['service.warning', 'almost', undefined],
    ]);
  });

  it('of passwords are withheld', () => {
    const decoded = decodeProperty('home_charger.wi_fi_hotspot_password', { data: 'zW5_xY!z' });
    expect(JSON.stringify(decoded)).not.toContain('zW5_xY!z');
    expect(decoded.readings).toHaveLength(1);
  });
});

describe('deprecated properties', () => {
  it.each([
    ['diagnostics.mileage', 'odometer', 'odometer', km(7)],
    ['diagnostics.mileage_meters', 'odometer', 'odometer', { unit: 'meters', value: 7000 }],
    ['charging.charging_rate_kw', 'charging_rate', 'charging.power', { unit: 'kilowatts', value: 7 }],
    ['ignition.status', 'state', 'ignition.state', '7'],
    ['maintenance.days_to_next_service', 'time_to_next_service', 'service.time', { unit: 'days', value: 7 }],
    ['maintenance.kilometers_to_next_service', 'distance_to_next_service', 'service.distance', km(7)],
    ['usage.mileage_after_last_trip', 'odometer_after_last_trip', 'last_trip.odometer', km(7)],
  ])('%s stands in for %s only', (path, real, signal, data) => {
    const [capability = '', property = ''] = path.split('.');
    const alone = decodeProperty(path, [{ data }]);
    expect(alone.readings.map((reading) => [reading.signal, Number(reading.value)])).toEqual([[signal, 7]]);
    const beside = decode({ vin: 'V', data: { [capability]: { [property]: [{ data }], [real]: [{ data }] } } });
    expect(beside.readings).toHaveLength(1);
    const failure = { reason: 'oem_error', description: '' };
    const failing = decode({ vin: 'V', data: { [capability]: { [property]: [{ data }], [real]: [{ failure }] } } });
    expect(failing.readings).toHaveLength(1);
    expect(failing.absences).toHaveLength(1);
  });
});
