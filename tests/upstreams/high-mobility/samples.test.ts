import { describe, expect, it } from 'vitest';
import { decode, fillTemplate, readings, readSample } from './fixtures';

const templateAt = Date.UTC(2022, 0, 1);

describe("the vendor's documentation", () => {
  it('V1: an odometer, single-valued, with its own time', () => {
    const sample = JSON.parse(readSample('mqtt_v1_seed_example.json'));
    expect(decode(sample.payload, { topic: sample.topic })).toEqual({
      subject: { vin: 'VFXXXXXXXXXXXXXXX' },
      readings: [{ signal: 'odometer', value: 100, at: Date.UTC(2021, 10, 1, 10, 33, 10), timeSource: 'property' }],
      absences: [],
      availabilities: [],
      refusals: [],
    });
  });

  it('V2: several capabilities in arrays; the odometer without a time stands at receive time', () => {
    const sample = JSON.parse(readSample('mqtt_v2_docs_example.json'));
    const at = Date.UTC(2025, 7, 12, 16, 7, 48);
    expect(decode(sample.payload, { topic: sample.topic })).toEqual({
      subject: { vin: 'EXV10000000' },
      readings: [
        { signal: 'odometer', value: 19_201.01, timeSource: 'received' },
        { signal: 'altitude', value: 63, at, timeSource: 'property' },
        { signal: 'position', value: { latitude: 11.572, longitude: 8.487 }, at, timeSource: 'property' },
      ],
      absences: [],
      availabilities: [],
      refusals: [],
    });
  });

  it('V2: times without milliseconds and a heading', () => {
    const sample = JSON.parse(readSample('mqtt_v2_docs_example.json'));
    const decoded = decode(sample.payload_streaming_schema_page);
    expect(readings(decoded)).toContainEqual(['odometer', 19_201.01, Date.UTC(2025, 8, 23, 18, 7, 36)]);
    expect(readings(decoded)).toContainEqual(['heading', 58, Date.UTC(2025, 7, 12, 16, 7, 48)]);
    expect(decoded.refusals).toEqual([]);
  });
});

describe("the vendor's payload templates", () => {
  it.each([
    ['climate.outside_temperature', 'temperature.outside', 12.2],
    ['dashboard_lights.bulb_failures', 'dashboard_lights.bulb_failures', ['turn_signal_right', 'high_beam']],
    ['diagnostics.engine_time_to_next_service', 'service.engine_time', 0],
    ['maintenance.next_inspection_date', 'inspection.date', Date.UTC(2022, 0, 27, 14, 38, 47)],
    ['maintenance.service_distance_threshold', 'service.distance_threshold', 7000],
    ['maintenance.time_to_next_oil_service', 'oil_service.time', 46.8],
    ['vehicle_location.coordinates', 'position', { latitude: 59.437, longitude: 25.7535 }],
  ])('%s is %s', (name, signal, value) => {
    expect(decode(fillTemplate(name))).toEqual({
      subject: { vin: '1GCRCSEA4CZ1397' },
      readings: [{ signal, value, at: templateAt, timeSource: 'envelope' }],
      absences: [],
      availabilities: [],
      refusals: [],
    });
  });

  it("an odometer's own time goes before the envelope's", () => {
    expect(decode(fillTemplate('diagnostics.odometer')).readings).toEqual([
      { signal: 'odometer', value: 8050.4, at: templateAt, timeSource: 'property' },
    ]);
  });

  it('trouble codes are one list', () => {
    expect(readings(decode(fillTemplate('diagnostics.trouble_codes')))).toEqual([
      [
        'trouble_codes',
        [
          { id: 'C1116FA', system: 'unknown', status: 'PENDING', occurrences: 2, ecu: 'RDU_212FR' },
          { id: 'C163AFA', system: 'body', status: 'PENDING', occurrences: 2, ecu: 'DTR212' },
        ],
        templateAt,
      ],
    ]);
  });

  it('crash incidents told twice are told once', () => {
    const decoded = decode(fillTemplate('crash.incidents'));
    expect(readings(decoded)).toEqual([
      [
        'crash.incidents',
        [
          { location: 'front', severity: 'high', repairs: 'needed' },
          { location: 'lateral', severity: 'medium', repairs: 'needed' },
          { location: 'rear', severity: 'low', repairs: 'not_needed' },
        ],
        templateAt,
      ],
    ]);
    expect(decoded.refusals).toEqual([]);
  });

  it('dashboard lights are kept to the last one, misspelt names as sent', () => {
    const sample = fillTemplate('dashboard_lights.dashboard_lights');
    const sent = JSON.parse(sample).data.dashboard_lights.dashboard_lights.map((light: { data: object }) => light.data);
    const decoded = decode(sample);
    expect(readings(decoded)).toEqual([['dashboard_lights', sent, templateAt]]);
    expect(sent).toHaveLength(196);
    expect(JSON.stringify(decoded.readings)).toContain('power_steering_assitance_failure');
    expect(decoded.refusals).toEqual([]);
  });

  it('a property without its capability around it is found by the envelope, and the defect noted', () => {
    const decoded = decode(fillTemplate('maintenance._time_to_next_service'));
    expect(readings(decoded)).toEqual([['service.time', 14, templateAt]]);
    expect(decoded.refusals).toEqual([
      { reason: 'no-capability', field: 'data.time_to_next_service', detail: 'expected maintenance around it' },
    ]);
  });

  it('an unknown capability becomes a generic signal', () => {
    expect(decode(fillTemplate('theft_alarm.status'))).toEqual({
      subject: { vin: '1GCRCSEA4CZ1397' },
      readings: [
        {
          signal: 'high_mobility.thief_alarm.status',
          value: 'triggered',
          at: templateAt,
          timeSource: 'envelope',
          generic: { label: 'Thief alarm: status', kind: 'text', unit: null },
        },
      ],
      absences: [],
      availabilities: [],
      refusals: [],
    });
  });
});

describe('edge cases made from the schema', () => {
  const samples = JSON.parse(readSample('constructed_edge_cases.json'));
  const at = Date.UTC(2024, 0, 1);

  it('a failure alone is an absence with the reason', () => {
    expect(decode(samples.v1_failure_only)).toEqual({
      subject: { vin: 'VFXXXXXXXXXXXXXXX' },
      readings: [],
      absences: [{ signal: 'position', reason: 'privacy_mode_active', description: 'Privacy mode is active', at }],
      availabilities: [],
      refusals: [],
    });
  });

  it('an availability alone is an availability, its rate in hertz', () => {
    expect(decode(samples.v1_availability_only)).toEqual({
      subject: { vin: 'VFXXXXXXXXXXXXXXX' },
      readings: [],
      absences: [],
      availabilities: [{ signal: 'speed', updateRate: 'trip_high', rateLimitHertz: 0.8, appliesPer: 'vehicle' }],
      refusals: [],
    });
  });

  it('tire pressures in bar, kPa and psi are signals of their wheels in kPa', () => {
    expect(readings(decode(samples.v1_multi))).toEqual([
      ['tire.pressure.front_left', 231, at],
      ['tire.pressure.rear_right', 224, at],
      ['tire.pressure.spare', 227.526990674556, at],
    ]);
  });

  it('a mixed message gives each item, in order, at its own time', () => {
    const decoded = decode(samples.v2_mixed);
    expect(readings(decoded)).toEqual([
      ['tire.pressure.front_left', 275, undefined],
      ['tire.pressure.front_right', 285, undefined],
      ['odometer', 2050.1433216, at],
      ['traction_battery.state_of_charge', 56, at],
      ['traction_battery.state_of_charge', 57, at + 300_000],
    ]);
    expect(decoded.absences).toEqual([{ signal: 'position', reason: 'rate_limit', description: 'Retry later' }]);
    expect(decoded.refusals).toEqual([]);
  });
});
