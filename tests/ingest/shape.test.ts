import { expect, test } from 'vitest';
import { fingerprint } from '../../server/ingest/shape';

const of = (value: unknown) => fingerprint(Buffer.from(JSON.stringify(value)));

test('a shape is names and types: neither values, nor order, nor how many alike', () => {
  expect(of({ a: 1, b: ['x'] })).toBe(of({ b: ['y', 'z'], a: 2 }));
  expect(of({ a: 1 })).toMatch(/^[0-9a-f]{16}$/);
  expect(new Set([of({ a: 1 }), of({ a: '1' }), of({ b: 1 }), of({ a: null }), of([1]), of([1, 'x'])]).size).toBe(6);
});

test('what is not JSON has one shape, and what is nested without end has one too', () => {
  expect(fingerprint(Buffer.from('{'))).toBe(fingerprint(Buffer.from([0xff, 0])));
  const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`;
  expect(fingerprint(Buffer.from(deep))).toMatch(/^[0-9a-f]{16}$/);
});
