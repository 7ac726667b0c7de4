import { describe, expect, it } from 'vitest';
import { decodeData, values } from './fixtures';

describe('usual names', () => {
  it.each<[unknown, unknown[]]>([
    // what it is, however it is spelled and held
    [{ temp: 21.5 }, ['device.temperature', 21.5]],
    [{ Temperature: '21.5' }, ['device.temperature', 21.5]],
    [{ features: { temperature: { value: 21.5 } } }, ['device.temperature', 21.5]],
    [{ features: { temperature: { properties: { value: 21.5 } } } }, ['device.temperature', 21.5]],
    [{ payload: { sensors: { temperature_1: 21.5 } } }, ['device.temperature', 21.5]],
    [{ outsideTemp: -3 }, ['temperature.outside', -3]],
    [{ outside: { temp: -3 } }, ['temperature.outside', -3]],
    [{ engine: { coolant_temperature: 90 } }, ['engine.coolant_temperature', 90]],
    [{ relative_humidity_2: 40 }, ['device.humidity', 40]],
    [{ vehicle: { speed: 50 } }, ['speed', 50]],
    [{ gps: { Speed: 50 } }, ['speed', 50]],
    [{ mileage: 14312 }, ['odometer', 14312]],
    [{ course: 0 }, ['heading', 0]],
    [{ heading: -90 }, ['heading', 270]],
    [{ ignition: true }, ['ignition.state', 'on']],
    [{ ignition: { state: 'accessory' } }, ['ignition.state', 'accessory']],
    [{ doors: { locked: true } }, ['doors.lock_state', 'locked']],
    [{ doorLock: false }, ['doors.lock_state', 'unlocked']],
    [{ vehicle: { doorLockState: 'LOCKED' } }, ['doors.lock_state', 'LOCKED']],
    [{ immobilized: 'off' }, ['immobiliser.engaged', false]],
    [{ chargeLimit: 0.8 }, ['charging.limit', 80]],
    [{ evChargingStatus: 'charging' }, ['charging.status', 'charging']],
    [{ climate: { setPoint: 21.5 } }, ['climate.driver_temperature', 21.5]],
    [{ engineOn: 'OFF' }, ['engine.running', false]],
    [{ is_moving: 1 }, ['moving', true]],
    [{ online: false }, ['device.online', false]],
    [{ rssi: -91 }, ['device.signal_strength', -91]],
    [{ device: { state: 'RUNNING' } }, ['device.state', 'RUNNING']],
    [{ state: 'RUNNING' }, ['device.state', 'RUNNING']],
    // levels
    [{ batt: 0.98 }, ['device.battery.level', 98]],
    [{ batt: 0.57 }, ['device.battery.level', 57]],
    [{ batt: 1 }, ['device.battery.level', 100]],
    [{ batt: 0 }, ['device.battery.level', 0]],
    [{ batt: 98 }, ['device.battery.level', 98]],
    [{ batt: 12 }, ['device.battery.level', 12]],
    [{ batt: 97.5 }, ['device.battery.level', 97.5]],
    [{ battery: { level: 0.5 } }, ['device.battery.level', 50]],
    [{ battery_pct: 0.5 }, ['device.battery.level', 0.5]],
    [{ soc: 80 }, ['traction_battery.state_of_charge', 80]],
    // units
    [{ temp_f: 212 }, ['device.temperature', 100]],
    [{ temperature: { value: 212, unit: '°F' } }, ['device.temperature', 100]],
    [{ temperature: { v: 300, u: 'K' } }, ['device.temperature', 26.85]],
    [{ temperature: '21.5 °C' }, ['device.temperature', 21.5]],
    [{ speedMps: 10 }, ['speed', 36]],
    [{ speed_km_h: 36 }, ['speed', 36]],
    [{ speed: { value: 10, unit: 'knots' } }, ['speed', 18.52]],
    [{ odometer_m: 14312000 }, ['odometer', 14312]],
    [{ odometerMiles: 100 }, ['odometer', 160.9344]],
    [{ battery_mV: 3700 }, ['device.battery.voltage', 3.7]],
    [{ batteryVoltage: 3.7 }, ['device.battery.voltage', 3.7]],
    [{ battery: { value: 3.7, unit: 'V' } }, ['device.battery.voltage', 3.7]],
    [{ battery: '3.7V' }, ['device.battery.voltage', 3.7]],
    [{ speed: { value: 5, unit: '' } }, ['speed', 5]],
    [{ altitude_ft: 1000 }, ['altitude', 304.8]],
    [{ tempUnit: '', temp: 21.5 }, ['device.temperature', 21.5]],
    [{ object: { temperatureSensor: { 1: 21.5 } } }, ['device.temperature', 21.5]],
    [{ reportInterval: 5000 }, ['device.report_interval', 5]],
    [{ report_interval_s: 5 }, ['device.report_interval', 5]],
  ])('%j', (data, reading) => {
    const decoded = decodeData(data);
    expect(values(decoded)).toEqual([reading]);
    expect(decoded.refusals).toEqual([]);
  });

  it.each<[unknown, unknown]>([
    [{ temp: 212, unit: 'F' }, ['device.temperature', 100]],
    [{ temperature_unit: 'Fahrenheit', temperature: '212' }, ['device.temperature', 100]],
    [{ temp: 212, tempUnit: 'F', speed: 5, speedUnit: 'm/s' }, ['speed', 18]],
    // said of another value
    [{ temp: 21.5, battery: 3.7, unit: 'V' }, ['device.temperature', 21.5]],
    [{ temp: 21.5, battery: 3.7, unit: 'V' }, ['device.battery.voltage', 3.7]],
    // no unit at all
    [{ temp: 21.5, hum: 40, unit: 'truck 7' }, ['device.temperature', 21.5]],
  ])('have the unit beside them: %j', (data, reading) => {
    const decoded = decodeData(data);
    expect(values(decoded)).toContainEqual(reading);
    expect(decoded.refusals).toEqual([]);
  });

  it.each<[string, unknown, string, string]>([
    ['temp', { temp: 20, unit: '0.1C' }, 'data.temp', '0.1C'],
    ['temp', { temp: 20, hum: 40, tempUnit: 'cats' }, 'data.temp', 'cats'],
  ])('%s is refused for the unit beside it: %j', (_name, data, field, word) => {
    const decoded = decodeData(data);
    expect(decoded.readings.map(({ signal }) => signal)).not.toContain('device.temperature');
    expect(decoded.refusals).toEqual([
      { reason: 'unknown-unit', field, detail: `expected a unit, got ${JSON.stringify(word)}` },
    ]);
  });

  it.each<[string, unknown, string]>([
    ['the temperature of something else', { freezer: { temp: -20 } }, 'drogue.freezer.temp'],
    ["a vehicle's battery is not that of the box", { vehicle: { battery: 80 } }, 'drogue.vehicle.battery'],
    ['the current of a battery is not its level', { battery: { current: 1.2 } }, 'drogue.battery.current'],
    ['the state of a battery is not its level', { battery: { state: 'charging' } }, 'drogue.battery.state'],
    ['the state of a button is not that of the device', { button_a: { state: false } }, 'drogue.button_a.state'],
    ['a voltage of nobody', { voltage: 12.6 }, 'drogue.voltage'],
    ['fuel, of which nobody says whether it is litres', { fuel: 40 }, 'drogue.fuel'],
    ['a trailer that is connected', { connected: false }, 'drogue.connected'],
    ['a temperature in volts', { temp: { value: 3, unit: 'V' } }, 'drogue.temp'],
  ])('%s is kept by its path', (_words, data, signal) => {
    const decoded = decodeData(data);
    expect(decoded.readings).toMatchObject([{ signal, generic: {} }]);
    expect(decoded.refusals).toEqual([]);
  });

  it('two values of one signal do not fight: the second keeps its name', () => {
    expect(values(decodeData({ temp: 20, temperature: 30 }))).toEqual([
      ['device.temperature', 20],
      ['drogue.temperature', 30],
    ]);
    expect(values(decodeData({ temperature_1: 20, temperature_2: 30 }))).toEqual([
      ['device.temperature', 20],
      ['drogue.temperature_2', 30],
    ]);
  });

  it.each([null, '', '-', 'n/a', 'NaN', ' null '])('%j is no value, and nothing to refuse', (nothing) => {
    expect(decodeData({ temp: nothing, speed: nothing, other: nothing })).toMatchObject({ readings: [], refusals: [] });
  });

  it('what a device was asked to become is not what it is', () => {
    const thing = { properties: { value: 20 }, desiredProperties: { value: 30 } };
    expect(values(decodeData({ features: { temperature: thing } }))).toEqual([['device.temperature', 20]]);
    expect(decodeData({ desired: { temp: 30 } }).readings).toEqual([]);
  });

  it('a message of the Ditto protocol says where its value belongs', () => {
    const topic = 'fleet/box-1/things/twin/events/modified';
    const whole = { thingId: 'fleet:box-1', policyId: 'x', features: { temperature: { properties: { value: 20 } } } };
    const timestamp = '2025-12-31T12:00:00Z';
    const event = (path: string, value: unknown) =>
      decodeData({ topic, path, value, headers: { a: 1 }, revision: 7, timestamp });
    const expected = [
      { signal: 'device.temperature', value: 20, at: Date.UTC(2025, 11, 31, 12), timeSource: 'property' },
    ];
    expect(event('/', whole).readings).toEqual(expected);
    expect(event('/features/temperature/properties/value', 20).readings).toEqual(expected);
  });
});

describe('what cannot be true', () => {
  it.each<[string, unknown, string, string]>([
    ['implausible', { temp: 3000 }, 'data.temp', 'expected -90 to 150 °C, got 3000'],
    ['implausible', { temp: -127 }, 'data.temp', 'expected -90 to 150 °C, got -127'],
    ['implausible', { hum: 101 }, 'data.hum', 'expected 0 to 100 %, got 101'],
    ['implausible', { batt: 3700 }, 'data.batt', 'expected 0 to 100 %, got 3700'],
    ['implausible', { batt: -1 }, 'data.batt', 'expected 0 to 100 %, got -1'],
    [
      'ambiguous',
      { batt: 12.6 },
      'data.batt',
      'expected a share up to 1 or whole percent, got 12.6: map it with its unit',
    ],
    ['implausible', { speed: 100000 }, 'data.speed', 'expected -100 to 450 km/h, got 100000'],
    ['implausible', { heading: 400 }, 'data.heading', 'expected 0 to 360 °, got 400'],
    ['not-a-number', { speed: 'fast' }, 'data.speed', 'expected a number, got "fast"'],
    ['not-a-number', { odometer: true }, 'data.odometer', 'expected a number, got true'],
    ['wrong-shape', { moving: 'perhaps' }, 'data.moving', 'expected true or false, got "perhaps"'],
    ['unknown-unit', { speed: { value: 1, unit: 'furlongs' } }, 'data.speed.value', 'expected a unit, got "furlongs"'],
    ['unknown-unit', { speed: { value: '5 V', unit: 'km/h' } }, 'data.speed', 'expected a unit like km/h, got V'],
  ])('is refused as %s: %j', (reason, data, field, detail) => {
    const decoded = decodeData({ ...(data as object), odo: 7 });
    expect(decoded.refusals).toEqual([{ reason, field, detail }]);
    expect(values(decoded)).toEqual([['odometer', 7]]);
  });
});
