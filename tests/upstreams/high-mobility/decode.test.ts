import { describe, expect, it } from 'vitest';
import { wheels } from '../../../server/contract/signals';
import { dialects } from '../../../server/upstreams';
import { decode, decodeProperty, quarantineReason, readings, receivedAt } from './fixtures';

const km = (value: unknown) => ({ unit: 'kilometers', value });
const noon = '2026-05-05T12:00:00Z';
const noonAt = Date.UTC(2026, 4, 5, 12);
const v1Topic = 'live/level13/9FBBEDED80595912588FF4FF/TOPICVIN/diagnostics/get/odometer';

it('is registered under its kind', () => {
  expect(dialects['high-mobility']?.kind).toBe('high-mobility');
});

describe('the envelope', () => {
  it.each([1, 2, '1', '2', 3, null, undefined])(
    'is opened whatever its version (%j) and further members',
    (version) => {
      const decoded = decode({ version, vin: 'VIN', hops: [1], data: { diagnostics: { odometer: { data: km(5) } } } });
      expect(readings(decoded)).toEqual([['odometer', 5, undefined]]);
    },
  );

  it('gives the vehicle by any printable VIN', () => {
    for (const vin of ['EXV10000000', '1GCRCSEA4CZ1397', 'VFXXXXXXXXXXXXXXX', 'x', 'a b', 'ÄÖÜ-1', 'V'.repeat(64)])
      expect(decode({ vin, data: {} }).subject).toEqual({ vin });
    expect(decode({ vin: ' VIN ', data: {} }).subject).toEqual({ vin: 'VIN' });
  });

  it.each(['', `$share/group/${v1Topic}`, v1Topic.replace('level13', 'l13'), v1Topic.replace('live', 'sandbox')])(
    'takes a missing VIN from a topic of V1 (%s)',
    (topic) => {
      expect(decode({ data: {} }, { topic: topic || v1Topic }).subject).toEqual({ vin: 'TOPICVIN' });
    },
  );

  it('believes the payload where the topic says something else', () => {
    const topic = v1Topic.replace('odometer', 'speed');
    const decoded = decode({ vin: 'VIN', data: { diagnostics: { odometer: { data: km(5) } } } }, { topic });
    expect(decoded.subject).toEqual({ vin: 'VIN' });
    expect(readings(decoded)).toEqual([['odometer', 5, undefined]]);
  });

  it.each([
    ['bad-vin', { data: {} }],
    ['bad-vin', { vin: null, data: {} }],
    ['bad-vin', { vin: '', data: {} }],
    ['bad-vin', { vin: ' ', data: {} }],
    ['bad-vin', { vin: 17, data: {} }],
    ['bad-vin', { vin: 'V\0N', data: {} }],
    ['bad-vin', { vin: 'V\nN', data: {} }],
    ['bad-vin', { vin: 'V\ud83dN', data: {} }],
    ['bad-vin', { vin: 'V'.repeat(65), data: {} }],
    ['wrong-shape', { vin: 'VIN' }],
    ['wrong-shape', { vin: 'VIN', data: null }],
    ['wrong-shape', { vin: 'VIN', data: [] }],
    ['wrong-shape', []],
    ['wrong-shape', 'null'],
    ['wrong-shape', '"text"'],
    ['wrong-shape', '12'],
    ['not-json', '{"vin":'],
    ['not-json', '<xml/>'],
    ['empty', ''],
    ['not-utf8', Buffer.from([0xff, 0xfe])],
  ])('quarantines as %s: %j', (reason, payload) => {
    expect(quarantineReason(payload)).toBe(reason);
  });

  it('is ignored when nothing is in it', () => {
    expect(decode({ vin: 'VIN', data: {} })).toEqual({
      subject: { vin: 'VIN' },
      readings: [],
      absences: [],
      availabilities: [],
      refusals: [],
    });
  });
});

describe('event time', () => {
  const odometer = (timestamp?: unknown) => ({ diagnostics: { odometer: [{ data: km(5), timestamp }] } });
  const first = (payload: object, more = {}) => decode(payload, more).readings[0];

  it("is the property's, else the envelope's, else the record's, else the receive time", () => {
    const earlier = '2026-05-05T10:00:00Z';
    const record = { recordedAt: receivedAt };
    expect(first({ vin: 'V', timestamp: earlier, data: odometer(noon) }, record)).toMatchObject({
      at: noonAt,
      timeSource: 'property',
    });
    expect(first({ vin: 'V', timestamp: earlier, data: odometer() }, record)).toMatchObject({
      at: noonAt - 7_200_000,
      timeSource: 'envelope',
    });
    expect(first({ vin: 'V', data: odometer(null) }, record)).toMatchObject({ at: receivedAt, timeSource: 'record' });
    expect(first({ vin: 'V', data: odometer() })).toMatchObject({ timeSource: 'received' });
    expect(first({ vin: 'V', data: odometer() })?.at).toBeUndefined();
  });

  it.each([
    '',
    'soon',
    '__TIMESTAMP__',
    0,
    '1970-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '2026-02-30T00:00:00Z',
    {},
    true,
  ])('falls to the next source, and says so, when it is %j', (timestamp) => {
    const decoded = decode({ vin: 'V', timestamp: noon, data: odometer(timestamp) });
    expect(decoded.readings[0]).toMatchObject({ value: 5, at: noonAt, timeSource: 'envelope' });
    expect(decoded.refusals).toMatchObject([{ reason: 'bad-time', field: 'data.diagnostics.odometer.timestamp' }]);
  });

  it('falls to the receive time when the envelope has a bad one', () => {
    const decoded = decode({ vin: 'V', timestamp: 'soon', data: odometer() });
    expect(decoded.readings[0]).toMatchObject({ timeSource: 'received' });
    expect(decoded.refusals).toMatchObject([{ reason: 'bad-time', field: 'timestamp' }]);
  });

  it.each([
    '2026-05-05T12:00:00.000Z',
    '2026-05-05T12:00:00.000000Z',
    '2026-05-05T14:00:00+02:00',
    noonAt,
    noonAt / 1000,
    String(noonAt),
  ])('is understood as %j', (timestamp) => {
    expect(decode({ vin: 'V', data: odometer(timestamp) }).readings[0]).toMatchObject({
      at: noonAt,
      timeSource: 'property',
    });
  });

  it('may lie ahead: who knows the clock will judge', () => {
    expect(decode({ vin: 'V', data: odometer('2094-01-01T00:00:00Z') }).readings[0]?.at).toBe(Date.UTC(2094, 0));
  });
});

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

describe('values by place', () => {
  it('are signals of their wheels, outer and spare ones too', () => {
    const items = wheels.map((location) => ({ data: { location, pressure: { unit: 'bars', value: 2.5 } } }));
    expect(readings(decodeProperty('diagnostics.tire_pressures', items))).toEqual(
      wheels.map((wheel) => [`tire.pressure.${wheel}`, 250, undefined]),
    );
  });

  it('of a place new to us are kept as generic signals', () => {
    const data = { location: 'middle_left', pressure: { unit: 'bars', value: 2.5 } };
    expect(decodeProperty('diagnostics.tire_pressures', [{ data }]).readings).toEqual([
      {
        signal: 'high_mobility.diagnostics.tire_pressures.middle_left',
        value: 250,
        timeSource: 'received',
        generic: { label: 'Diagnostics: tire pressures, middle left', kind: 'number', unit: 'kPa' },
      },
    ]);
  });

  it('of all doors are those of each, but for doors named beside', () => {
    const items = [
      { data: { location: 'all', position: 'closed' } },
      { data: { location: 'rear_right', position: 'open' } },
    ];
    expect(readings(decodeProperty('doors.positions', items))).toEqual([
      ['door.position.front_left', 'closed', undefined],
      ['door.position.front_right', 'closed', undefined],
      ['door.position.rear_left', 'closed', undefined],
      ['door.position.rear_right', 'open', undefined],
    ]);
    expect(readings(decodeProperty('doors.positions', { data: { location: 'all', position: 'open' } }))).toHaveLength(
      4,
    );
  });

  it('are refused one by one', () => {
    const decoded = decodeProperty('diagnostics.tire_pressures', [
      { data: { location: 'front_left', pressure: { unit: 'bars', value: 247 } } },
      { data: { location: 'front_right', pressure: { unit: 'bars', value: 2.47 } } },
      { data: { location: 'rear\0left', pressure: { unit: 'bars', value: 2.47 } } },
      { data: { pressure: { unit: 'bars', value: 2.47 } } },
      { data: { location: 'rear_left' } },
      { data: 'flat' },
      null,
    ]);
    expect(readings(decoded)).toEqual([['tire.pressure.front_right', 247, undefined]]);
    expect(decoded.refusals.map(({ reason }) => reason)).toEqual([
      'implausible',
      'wrong-shape',
      'wrong-shape',
      'wrong-shape',
      'wrong-shape',
    ]);
  });

  it('that failed say why: at their place, or at the four every vehicle has', () => {
    const failure = { reason: 'oem_error', description: 'no sensor' };
    const one = decodeProperty('diagnostics.tire_pressures', [{ data: { location: 'spare' }, failure }]);
    expect(one.absences.map(({ signal }) => signal)).toEqual(['tire.pressure.spare']);
    const all = decodeProperty('diagnostics.tire_pressures', [{ failure }]);
    expect(all.absences.map(({ signal }) => signal)).toEqual(
      ['front_left', 'front_right', 'rear_left', 'rear_right'].map((wheel) => `tire.pressure.${wheel}`),
    );
  });
});

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

describe('property objects', () => {
  it('with data and a failure give both', () => {
    const failure = { reason: 'rate_limit', description: 'Retry later' };
    const decoded = decodeProperty('diagnostics.odometer', { data: km(5), failure, timestamp: noon });
    expect(readings(decoded)).toEqual([['odometer', 5, noonAt]]);
    expect(decoded.absences).toEqual([{ signal: 'odometer', ...failure, at: noonAt }]);
  });

  it('with failures in forms of their own still tell that there was one', () => {
    const absences = (failure: unknown) => decodeProperty('diagnostics.odometer', [{ failure }]).absences;
    expect(absences({ reason: 'solar_storm' })).toMatchObject([{ reason: 'solar_storm', description: '' }]);
    expect(absences({})).toMatchObject([{ reason: 'unknown' }]);
    expect(decodeProperty('diagnostics.odometer', [{ failure: 'no' }]).refusals).toMatchObject([
      { reason: 'wrong-shape' },
    ]);
  });

  it.each([
    [{ unit: 'hertz', value: 0.8 }, 0.8],
    [{ unit: 'millihertz', value: 500 }, 0.5],
    [{ unit: 'times_per_minute', value: 6 }, 0.1],
    [{ unit: 'times_per_hour', value: 3600 }, 1],
    [{ unit: 'times_per_day', value: 86_400 }, 1],
    [undefined, null],
  ])('with a rate limit of %j tell %j Hz', (rate_limit, expected) => {
    const availability = { update_rate: 'trip', rate_limit, applies_per: 'app' };
    expect(decodeProperty('diagnostics.speed', [{ availability }]).availabilities).toEqual([
      { signal: 'speed', updateRate: 'trip', rateLimitHertz: expected, appliesPer: 'app' },
    ]);
  });

  it('with a rate limit that is none keep the rest of the availability', () => {
    const availability = { update_rate: 'trip', rate_limit: { unit: 'kilometers', value: 1 } };
    const decoded = decodeProperty('diagnostics.speed', [{ availability }]);
    expect(decoded.availabilities).toMatchObject([{ updateRate: 'trip', rateLimitHertz: null, appliesPer: null }]);
    expect(decoded.refusals).toMatchObject([{ reason: 'unknown-unit' }]);
  });

  it('without anything are refused, with a time alone left alone', () => {
    expect(decodeProperty('diagnostics.speed', [{}]).refusals).toMatchObject([{ reason: 'no-data' }]);
    expect(decodeProperty('diagnostics.speed', [{ data: null, timestamp: noon }]).refusals).toMatchObject([
      { reason: 'no-data' },
    ]);
    expect(decodeProperty('diagnostics.speed', [{ timestamp: noon }]).refusals).toEqual([]);
  });

  it('of no property of the vehicle are passed over', () => {
    const decoded = decode({ vin: 'V', data: { doors: { nonce: { data: [1, 2] }, vin: { data: 'V' } } } });
    expect(decoded).toMatchObject({ readings: [], refusals: [] });
  });
});

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
