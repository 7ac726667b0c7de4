import { expect, test } from 'vitest';
import { shapeOf } from '../../server/ingest/shape';

const json = (value: unknown) => Buffer.from(JSON.stringify(value));
const refusal = (field: string) => ({ reason: 'r', field, detail: 'd' });
const whole = { verdict: 'quarantined' as const, refusals: [refusal('')] };

test('the shape of a message refused as a whole is that of its envelope: neither values, nor order, nor what is deeper', () => {
  const shape = shapeOf(whole, json({ vin: [], data: { speed: 1 }, at: 'x' }));
  expect(shape).toBe('at: text, data: object, vin: list');
  expect(shapeOf(whole, json({ at: 'y', data: { odometer: [2] }, vin: [1] }))).toBe(shape);
  expect(shapeOf(whole, json({ vin: 7, data: {}, at: null }))).toBe('at: null, data: object, vin: number');
  expect(['x', [1], null].map((value) => shapeOf(whole, json(value)))).toEqual(['text', 'list', 'null']);
});

test('readings that lie flat in an envelope do not make shapes of their own', () => {
  const flat = (from: number) =>
    json(Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`field_${from + index}`, index])));
  expect(shapeOf(whole, flat(0))).toBe(shapeOf(whole, flat(7)));
});

test('what is not JSON has no shape, and a shape has an end', () => {
  expect(shapeOf(whole, Buffer.from('{'))).toBe('');
  expect(shapeOf(whole, Buffer.from([0xff, 0]))).toBe('');
  expect(shapeOf(whole, Buffer.from(`${'['.repeat(5_000)}${']'.repeat(5_000)}`))).toBe('list');
  expect(shapeOf(whole, json({ ['x'.repeat(5_000)]: 1 }))).toHaveLength(201);
});

test('the shape of refused fields is their names, wherever in a list they stand', () => {
  const partial = { verdict: 'partial' as const, refusals: ['tires[1].at', 'speed', 'tires[0].at'].map(refusal) };
  expect(shapeOf(partial, json({ any: 'thing' }))).toBe('speed, tires[].at');
  expect(shapeOf({ ...partial, verdict: 'quarantined' }, json([]))).toBe('speed, tires[].at');
});

test('messages of devices without a vehicle have one shape, whatever they say', () => {
  expect(shapeOf({ verdict: 'unmapped', refusals: [] }, json({ a: 1 }))).toBe('');
  expect(shapeOf({ verdict: 'unmapped', refusals: [refusal('x')] }, json([2]))).toBe('');
});
