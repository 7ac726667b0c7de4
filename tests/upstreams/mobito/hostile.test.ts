import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMobitoDecoder } from '../../../server/upstreams/mobito/decode';
import { fieldRows } from '../../../server/upstreams/mobito/fields';
import { expectSound, mutate, orQuarantine } from '../sound';
import { decode, receivedAt, recordedAt, sample } from './fixtures';

function sound(payload: unknown): void {
  const bytes = Buffer.isBuffer(payload)
    ? payload
    : Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload));
  for (const distances of [undefined, 'km', 'display'] as const)
    expectSound(
      orQuarantine(() => createMobitoDecoder(distances)({ topic: 't', payload: bytes, receivedAt, recordedAt })),
    );
}

/** Cannot be made a text by JavaScript's own means. */
const unprintable = { toString: 1, valueOf: null };
const anyJson = fc.oneof(
  { weight: 9, arbitrary: fc.jsonValue({ maxDepth: 6, stringUnit: 'binary' }) },
  fc.constant<unknown>(unprintable),
);
const anyAmount = fc.record(
  {
    unit: fc.oneof(anyJson, fc.constantFrom('km', 'mi', 'bar', '%', 'V', 'x')),
    value: fc.oneof(fc.double(), fc.string(), anyJson),
    date_of_value: fc.oneof(anyJson, fc.constantFrom('2026-01-01T00:00:00Z', '1970-01-01', 1e12)),
  },
  { requiredKeys: [] },
);
const anyList = fc.array(fc.oneof(fc.string({ unit: 'binary' }), anyJson), { maxLength: 4 });
const anything = fc.oneof(
  anyJson,
  anyAmount,
  anyList,
  anyList.map(
    (items) =>
      `[${items.join.call(
        items.map((item) => JSON.stringify(item)),
        ', ',
      )}]`,
  ),
  fc.double(),
  fc.double().map(String),
  fc.integer(),
  fc.string({ unit: 'binary' }),
);
const field = fc.constantFrom(...fieldRows.map(([name]) => name), 'latitude', 'longitude', 'uuid', 'vin', 'unheard_of');

describe('whatever is sent', () => {
  it('bytes are decoded or quarantined', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => sound(Buffer.from(bytes))),
      { numRuns: 500 },
    );
  });

  it('JSON is decoded or quarantined', () => {
    fc.assert(
      fc.property(anyJson, (value) => sound(JSON.stringify(value))),
      { numRuns: 500 },
    );
  });

  it('fields around anything are sound', () => {
    fc.assert(
      fc.property(fc.dictionary(field, anything, { maxKeys: 8 }), (fields) => sound({ vin: 'VIN', ...fields })),
      { numRuns: 2_000 },
    );
  });

  it('the sample with any one value replaced is sound', () => {
    const message: unknown = JSON.parse(sample);
    fc.assert(
      fc.property(fc.nat(77), anything, (where, other) => sound(mutate(message, [where], other))),
      { numRuns: 500 },
    );
  });

  it('depth, breadth and length are bounded', () => {
    const deep = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
    for (const value of [deep, '['.repeat(50_000) + ']'.repeat(50_000)])
      for (const name of ['mileage', 'brand', 'dtc_data', 'service_due_date', 'latitude', 'vin', 'unheard_of'])
        sound(`{"vin":"VIN","${name}":${value}}`);
    sound({ vin: 'VIN', ...Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`f${index}`, index])) });
    for (const long of [
      `[${'a, '.repeat(60_000)}]`,
      `[${'9'.repeat(100_000)}`,
      ' '.repeat(100_000),
      ', 9'.repeat(40_000),
    ])
      for (const [name] of fieldRows) sound({ vin: 'VIN', [name]: long });
  });

  it('names that objects are born with are only names', () => {
    for (const name of ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf']) {
      sound(`{"vin":"VIN","${name}":{"${name}":1,"vin":"X"},"mileage":{"value":1,"unit":"${name}"}}`);
      for (const [field] of fieldRows) sound(`{"vin":"VIN","${field}":"${name}"}`);
    }
    expect(decode('{"vin":"VIN","vehicle_is_locked":"constructor"}').readings[0]?.value).toBe('constructor');
  });

  it('the same message gives the same answer', () => {
    expect(decode(sample)).toEqual(decode(sample));
  });
});
