import { expect, it } from 'vitest';
import { cleanText, quote } from '../../server/upstreams/clean-text';

it('replaces what the database cannot hold and leaves the rest', () => {
  expect(cleanText('a\0b')).toBe('a\ufffdb');
  expect(cleanText('half \ud83d of a pair')).toBe('half \ufffd of a pair');
  expect(cleanText('Skalitzer Straße 😀')).toBe('Skalitzer Straße 😀');
});

it('cuts texts that are no value of a vehicle', () => {
  expect(cleanText('x'.repeat(5_000))).toBe(`${'x'.repeat(4_000)}…`);
});

it('quotes values briefly', () => {
  expect(quote('n/a')).toBe('"n/a"');
  expect(quote('x'.repeat(100)).length).toBeLessThan(70);
  expect(quote(undefined)).toBe('nothing');
  expect(quote(null)).toBe('null');
  expect(quote([1])).toBe('a list');
  expect(quote({ secret: 1 })).toBe('an object');
});
