import { describe, expect, it } from 'vitest';
import { decode, decodeFields, valuesOf } from './fixtures';

describe('a value in any of its forms', () => {
  it.each([
    [{ mileage: '14312.0' }, ['odometer', 14_312]],
    [{ mileage: 14_312 }, ['odometer', 14_312]],
    [{ mileage: ' 14312 ' }, ['odometer', 14_312]],
    [{ mileage: '0' }, ['odometer', 0]],
    [{ mileage: '8.6 mi' }, ['odometer', 13.8403584]],
    [{ mileage: { value: '14312', unit: 'km' } }, ['odometer', 14_312]],
    [{ tire_pressure_front_left: '2.31 bar' }, ['tire.pressure.front_left', 231]],
    [{ tire_pressure_front_left: { value: 2.31, unit: 'bar' } }, ['tire.pressure.front_left', 231]],
    [{ TirePressureFrontLeft: '231' }, ['tire.pressure.front_left', 231]],
    [{ yellow_service_time: '4' }, ['service.time_threshold', 28]],
    [{ basic_has_Navi: 'true' }, ['vehicle.has_navigation', true]],
    [{ basic_has_navi: 'FALSE' }, ['vehicle.has_navigation', false]],
    [{ basic_has_sun_roof: 0 }, ['vehicle.has_sunroof', false]],
    [{ position_can_be_trusted: 'false' }, ['position.is_trusted', false]],
    [{ vehicle_is_locked: 'UNLOCKED' }, ['doors.lock_state', 'unlocked']],
    [{ vehicle_is_locked: 'LOCKED' }, ['doors.lock_state', 'locked']],
    [{ vehicle_is_locked: 'SECURED' }, ['doors.lock_state', 'secured']],
    [{ vehicle_is_locked: 'false' }, ['doors.lock_state', 'unlocked']],
    [{ vehicle_is_locked: true }, ['doors.lock_state', 'locked']],
    [{ doors_front_left_is_open: 'false' }, ['door.position.front_left', 'closed']],
    [{ doors_front_left_is_open: 'true' }, ['door.position.front_left', 'open']],
    [{ doors_front_left_is_open: true }, ['door.position.front_left', 'open']],
    [{ doors_front_left_is_open: 'OPEN' }, ['door.position.front_left', 'open']],
    [{ doors_front_left_is_open: 'INTERMEDIATE' }, ['door.position.front_left', 'intermediate']],
    [{ charging_status: 'NOCHARGING' }, ['charging.status', 'not_charging']],
    [{ charging_status: 'CHARGINGACTIVE' }, ['charging.status', 'charging']],
    [{ charging_status: 'WAITING_FOR_CHARGING' }, ['charging.status', 'waiting_for_charging']],
    [{ charging_plug_connected: 'CONNECTED' }, ['charging.plugged_in', 'plugged_in']],
    [{ charging_plug_connected: 'DISCONNECTED' }, ['charging.plugged_in', 'disconnected']],
    [{ charging_plug_connected: 'true' }, ['charging.plugged_in', 'plugged_in']],
    [{ charging_plug_locked: 'false' }, ['charging.plug_lock', 'unlocked']],
    [{ soc_hv_header: '81.5' }, ['traction_battery.state_of_charge', 81.5]],
    [{ brand: 'BMW_I' }, ['vehicle.brand', 'BMW_I']],
    [{ basic_country_code: 'NA' }, ['vehicle.country', 'NA']],
    [{ series: 1 }, ['vehicle.series', '1']],
  ])('%j is %j', (fields, expected) => {
    const decoded = decodeFields(fields);
    expect(valuesOf(decoded)).toEqual([expected]);
    expect(decoded.refusals).toEqual([]);
  });
});

describe('the misspelt door', () => {
  it('is the front right one', () => {
    expect(valuesOf(decodeFields({ doors_ront_right_is_open: 'true' }))).toEqual([
      ['door.position.front_right', 'open'],
    ]);
  });

  it('gives way to the right spelling, unless that says nothing', () => {
    const misspelt = { doors_ront_right_is_open: 'true' };
    const both = decodeFields({ ...misspelt, doors_front_right_is_open: 'false' });
    expect(valuesOf(both)).toEqual([['door.position.front_right', 'closed']]);
    expect(valuesOf(decodeFields({ ...misspelt, doors_front_right_is_open: '-NA-' }))).toEqual([
      ['door.position.front_right', 'open'],
    ]);
  });
});

describe('nothing', () => {
  const names = ['mileage', 'brand', 'dtc_data', 'service_due_date', 'vehicle_is_locked', 'basic_has_Navi', 'latitude'];

  it.each(['', '-', '-NA-', ' -na- ', 'null', 'None', 'NaN', 'N/A', null])(
    'as %j is no value: never 0, and no fault',
    (nothing) => {
      const decoded = decodeFields(Object.fromEntries([...names, 'of_the_future'].map((name) => [name, nothing])));
      expect(decoded.readings).toEqual([]);
      expect(decoded.refusals).toEqual([]);
      expect(decodeFields({ mileage: { value: nothing, unit: 'km' } })).toMatchObject({ readings: [], refusals: [] });
    },
  );

  it('said of everything leaves everything as it was', () => {
    expect(decodeFields({})).toMatchObject({ subject: { vin: 'VIN' }, readings: [], refusals: [] });
  });
});

describe('dates', () => {
  it.each([
    ['2025-02', Date.UTC(2025, 1)],
    ['01.04.2027 00:00:00 UTC', Date.UTC(2027, 3)],
    ['01.04.2027 13:30:05 UTC', Date.UTC(2027, 3, 1, 13, 30, 5)],
    ['01.04.2027', Date.UTC(2027, 3)],
    ['2023-02-16T00:00:00Z', Date.UTC(2023, 1, 16)],
    ['2023-02-16T01:00:00+01:00', Date.UTC(2023, 1, 16)],
    ['2023-02-16', Date.UTC(2023, 1, 16)],
    [1_676_505_600_000, Date.UTC(2023, 1, 16)],
    [{ value: '2025-02' }, Date.UTC(2025, 1)],
  ])('%j is %i', (said, at) => {
    expect(valuesOf(decodeFields({ service_due_date: said }))).toEqual([['service.date', at]]);
  });

  it.each([
    '2025-13',
    '2025-00',
    '31.02.2027 00:00:00 UTC',
    '04/01/2027',
    '01.04.2027 00:00:00 CET',
    'soon',
    71,
    true,
    {},
  ])('%j is refused', (said) => {
    const decoded = decodeFields({ service_due_date: said, fuel_level: 5 });
    expect(valuesOf(decoded)).toEqual([['fuel.level', 5]]);
    expect(decoded.refusals).toMatchObject([{ reason: 'bad-time', field: 'service_due_date' }]);
    expect(decoded.refusals[0]?.detail).toContain('expected a date like 2025-02');
  });

  it('outside of any service plan is refused', () => {
    expect(decodeFields({ service_due_date: '1900-01' }).refusals).toEqual([
      {
        reason: 'implausible',
        field: 'service_due_date',
        detail: 'expected a time from 1980 to 2100, got 1900-01-01T00:00:00.000Z',
      },
    ]);
  });
});

describe('a position', () => {
  it('is both of its fields, as text or number', () => {
    expect(valuesOf(decodeFields({ latitude: '36.8', longitude: -21.7 }))).toEqual([
      ['position', { latitude: 36.8, longitude: -21.7 }],
    ]);
  });

  it.each([
    ['wrong-shape', 'latitude', { latitude: '36.8' }],
    ['wrong-shape', 'longitude', { latitude: '-NA-', longitude: '21.7' }],
    ['not-a-number', 'latitude', { latitude: '36°49', longitude: '21.7' }],
    ['implausible', 'latitude', { latitude: '90.1', longitude: '21.7' }],
    ['implausible', 'longitude', { latitude: '36.8', longitude: '181' }],
    ['implausible', 'latitude', { latitude: '0.0', longitude: '0.0' }],
  ])('is refused as %s of %s: %j', (reason, field, fields) => {
    const decoded = decodeFields(fields);
    expect(decoded.readings).toEqual([]);
    expect(decoded.refusals).toMatchObject([{ reason, field }]);
  });
});

describe('names in capitals or with other separators', () => {
  it('are the documented ones, the position and the unit of distances among them', () => {
    const decoded = decode({
      VIN: 'A',
      Latitude: '36.8',
      LONGITUDE: '21.7',
      Mileage: '100',
      displayUnitDistance: 'mi',
    });
    expect(decoded.subject).toEqual({ vin: 'A' });
    expect(valuesOf(decoded)).toEqual([
      ['vehicle.display_distance_unit', 'mi'],
      ['position', { latitude: 36.8, longitude: 21.7 }],
    ]);
    expect(decoded.refusals).toMatchObject([{ reason: 'unknown-unit', field: 'mileage' }]);
  });

  it('give way to the documented ones', () => {
    expect(valuesOf(decodeFields({ mileage: '100', Mileage: '200' }))).toEqual([
      ['odometer', 100],
      ['mobito.Mileage', 200],
    ]);
  });
});

describe('distances of a vehicle that displays miles', () => {
  const fields = { display_unit_distance: 'mi', mileage: '100', heading: 5, fuel_remaining_range: '50 km' };

  it('are not taken unless their unit is told', () => {
    const decoded = decodeFields(fields);
    expect(valuesOf(decoded)).toEqual([
      ['vehicle.display_distance_unit', 'mi'],
      ['heading', 5],
      ['fuel.range', 50],
    ]);
    expect(decoded.refusals).toMatchObject([{ reason: 'unknown-unit', field: 'mileage' }]);
  });

  it('are what the entry says', () => {
    expect(valuesOf(decodeFields(fields, 'km'))).toContainEqual(['odometer', 100]);
    expect(valuesOf(decodeFields(fields, 'display'))).toContainEqual(['odometer', 160.9344]);
    const furlongs = { ...fields, display_unit_distance: 'furlongs' };
    expect(decodeFields(furlongs, 'display').refusals).toMatchObject([{ reason: 'unknown-unit', field: 'mileage' }]);
  });
});
