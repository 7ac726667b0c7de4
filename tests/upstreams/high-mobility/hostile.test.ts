import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectSound, mutate, orQuarantine } from '../sound';
import { fillTemplate, decode as mustDecode, readSample } from './fixtures';
import { propertyTable, sampleData } from './property-table';

const decode = (payload: unknown) => orQuarantine(() => mustDecode(payload));

/** Cannot be made a text by JavaScript's own means. */
const unprintable = { toString: 1, valueOf: null };
const anyJson = fc.oneof(
  { weight: 9, arbitrary: fc.jsonValue({ maxDepth: 6, stringUnit: 'binary' }) },
  fc.constant<unknown>(unprintable),
);
const path = fc.constantFrom(...propertyTable);
const anyUnit = fc.constantFrom<unknown>(
  unprintable,
  'kilometers',
  'bars',
  'celsius',
  'ampere_hours',
  'degrees',
  'hours',
  'miles_per_gallon',
  'x',
);
const anyAmount = fc.record(
  { unit: anyUnit, value: fc.oneof(fc.double(), fc.string(), anyJson) },
  { requiredKeys: [] },
);
const anyComponent = fc.record(
  {
    data: fc.oneof(anyJson, anyAmount, fc.double(), fc.string({ unit: 'binary' })),
    timestamp: fc.oneof(anyJson, fc.constantFrom('2026-01-01T00:00:00Z', '1970-01-01', 1e12), fc.double()),
    failure: fc.oneof(anyJson, fc.record({ reason: fc.string({ unit: 'binary' }), description: anyJson })),
    availability: fc.oneof(anyJson, fc.record({ update_rate: anyJson, rate_limit: anyAmount, applies_per: anyJson })),
  },
  { requiredKeys: [] },
);

describe('whatever is sent', () => {
  it('bytes are decoded or quarantined', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => expectSound(decode(Buffer.from(bytes)))),
      { numRuns: 500 },
    );
  });

  it('JSON is decoded or quarantined', () => {
    fc.assert(
      fc.property(anyJson, (value) => expectSound(decode(JSON.stringify(value)))),
      { numRuns: 500 },
    );
  });

  it('an envelope around any JSON is sound', () => {
    fc.assert(
      fc.property(anyJson, anyJson, fc.string({ unit: 'binary' }), (data, timestamp, vin) => {
        expectSound(decode({ vin, data, timestamp }));
        expectSound(decode({ vin: 'VIN', timestamp, data: { diagnostics: data, future: data } }));
      }),
      { numRuns: 500 },
    );
  });

  it('known properties around anything are sound', () => {
    fc.assert(
      fc.property(path, fc.array(anyComponent, { maxLength: 4 }), ({ capability, property }, components) => {
        expectSound(decode({ vin: 'VIN', data: { [capability]: { [property]: components } } }));
        expectSound(decode({ vin: 'VIN', data: { [capability]: { [property]: components[0] } } }));
        expectSound(decode({ vin: 'VIN', data: { future: { thing: components, other: components[0] } } }));
      }),
      { numRuns: 1_000 },
    );
  });

  it('samples with any one value replaced are sound', () => {
    const constructed = JSON.parse(readSample('constructed_edge_cases.json'));
    const samples: unknown[] = [
      ...Object.values(constructed).filter((sample) => typeof sample === 'object'),
      JSON.parse(readSample('mqtt_v1_seed_example.json')).payload,
      JSON.parse(readSample('mqtt_v2_docs_example.json')).payload,
      JSON.parse(fillTemplate('crash.incidents')),
      JSON.parse(fillTemplate('diagnostics.trouble_codes')),
      ...propertyTable.map(({ capability, property, type }) => ({
        vin: 'VIN',
        data: { [capability]: { [property]: [{ data: sampleData(type), timestamp: '2026-01-01T00:00:00Z' }] } },
      })),
    ];
    const steps = fc.array(fc.nat(300), { maxLength: 8 });
    fc.assert(
      fc.property(fc.constantFrom(...samples), steps, fc.oneof(anyJson, anyAmount), (sample, where, other) => {
        expectSound(decode(mutate(sample, where, other)));
      }),
      { numRuns: 2_000 },
    );
  });

  it('depth, breadth and length are bounded', () => {
    const deep = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
    for (const data of [deep, '['.repeat(50_000) + ']'.repeat(50_000)]) {
      expectSound(decode(`{"vin":"VIN","data":${data}}`));
      expectSound(decode(`{"vin":"VIN","data":{"diagnostics":{"trouble_codes":[{"data":${data}}]}}}`));
      expectSound(decode(`{"vin":"VIN","data":{"future":{"thing":[{"data":${data}}]}}}`));
      expectSound(decode(`{"vin":"VIN","data":{"diagnostics":{"odometer":{"data":${data},"timestamp":${data}}}}}`));
    }
    const many = Array.from({ length: 10_000 }, (_, index) => ({ data: { unit: 'kilometers', value: index } }));
    expect(decode({ vin: 'VIN', data: { diagnostics: { odometer: many } } })?.readings).toHaveLength(10_000);
    expectSound(decode({ vin: 'VIN', data: { diagnostics: { odometer: many.map(() => null) } } }));
    expectSound(decode({ vin: 'VIN', data: { trips: { driver_name: { data: 'x'.repeat(1_000_000) } } } }));
  });

  it('names that objects are born with are only names', () => {
    const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];
    for (const outer of names)
      for (const inner of names) {
        const item = `[{"data":{"location":"${inner}","${inner}":{"polluted":1}},"${inner}":1}]`;
        expectSound(decode(`{"vin":"VIN","capability":"${outer}","data":{"${outer}":{"${inner}":${item}}}}`));
        expectSound(decode(`{"vin":"VIN","capability":"${outer}","data":{"${inner}":${item}}}`));
        expectSound(decode(`{"vin":"VIN","data":{"diagnostics":{"tire_pressures":${item},"trouble_codes":${item}}}}`));
      }
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect('polluted' in {}).toBe(false);
  });

  it('the same message gives the same answer', () => {
    const sample = JSON.parse(readSample('constructed_edge_cases.json')).v2_mixed;
    expect(decode(sample)).toEqual(decode(sample));
  });
});
