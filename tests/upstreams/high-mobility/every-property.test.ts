import { describe, expect, it } from 'vitest';
import { describeGeneric, signalOf } from '../../../server/contract/signals';
import type { Decoded, DecodedReading } from '../../../server/upstreams/dialect';
import { fieldsOf } from '../../../server/upstreams/high-mobility/field';
import { fieldRows } from '../../../server/upstreams/high-mobility/fields';
import { decode } from './fixtures';
import { propertyTable, sampleData } from './property-table';

const at = Date.UTC(2026, 4, 5);
const timestamp = '2026-05-05T00:00:00.000Z';

function isOfKind(reading: DecodedReading): boolean {
  const signal =
    signalOf(reading.signal) ??
    (reading.generic === undefined ? undefined : describeGeneric(reading.signal, reading.generic));
  if (signal === undefined) return false;
  if (signal.kind === 'list') return Array.isArray(reading.value) && reading.value.length > 0;
  if (signal.kind === 'position') return typeof reading.value === 'object';
  const types = { number: 'number', time: 'number', text: 'string', flag: 'boolean' };
  return typeof reading.value === types[signal.kind];
}

function expectReadings(decoded: Decoded): void {
  expect(decoded.refusals).toEqual([]);
  expect(decoded.readings.length).toBeGreaterThan(0);
  for (const reading of decoded.readings) {
    expect(reading.at, reading.signal).toBe(at);
    expect(reading.timeSource).toBe('property');
    expect(isOfKind(reading), `${reading.signal} = ${JSON.stringify(reading.value)}`).toBe(true);
  }
}

it('knows all of level 13, and nothing else', () => {
  expect(propertyTable).toHaveLength(467);
  const missing = propertyTable.filter(({ capability, property }) => !fieldsOf.get(capability)?.has(property));
  expect(missing).toEqual([]);
  const known = new Set(propertyTable.map(({ capability, property }) => `${capability}.${property}`));
  expect(fieldRows.filter(([path]) => !known.has(path))).toEqual([]);
});

describe.each(propertyTable)('$capability.$property', ({ capability, property, isMulti, type }) => {
  const component = { data: sampleData(type), timestamp };

  it('is read from V1', () => {
    const value = isMulti ? [component] : component;
    expectReadings(
      decode({ version: 1, vin: 'VIN', capability, property, data: { [capability]: { [property]: value } } }),
    );
  });

  it('is read from V2, and the same', () => {
    const inV2 = decode({ version: 2, vin: 'VIN', data: { [capability]: { [property]: [component] } } });
    expectReadings(inV2);
    expect(decode({ version: 1, vin: 'VIN', data: { [capability]: { [property]: component } } })).toEqual(inV2);
  });

  it('tells why it has no value', () => {
    const failure = { reason: 'oem_error', description: 'Vehicle did not answer' };
    const { absences, readings } = decode({
      vin: 'VIN',
      data: { [capability]: { [property]: [{ failure, timestamp }] } },
    });
    expect(readings).toEqual([]);
    expect(absences.length).toBeGreaterThan(0);
    for (const absence of absences) expect(absence).toMatchObject({ ...failure, at });
  });
});
