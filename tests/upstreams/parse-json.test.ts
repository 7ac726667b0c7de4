import { expect, it } from 'vitest';
import { DecodeError } from '../../server/upstreams/dialect';
import { parseJson } from '../../server/upstreams/parse-json';

function reasonOf(payload: Buffer): string {
  try {
    parseJson(payload);
  } catch (error) {
    if (error instanceof DecodeError) return error.reason;
    throw error;
  }
  return 'none';
}

it('ignores a byte order mark', () => {
  expect(parseJson(Buffer.from('\ufeff{"a":1}'))).toEqual({ a: 1 });
});

it.each([
  ['empty', Buffer.alloc(0)],
  ['not-json', Buffer.from('{"a":')],
  ['not-json', Buffer.from('undefined')],
  ['not-json', Buffer.from('['.repeat(1_000_000))],
  ['not-utf8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
  ['not-utf8', Buffer.from([0x22, 0xc0, 0x80, 0x22])],
])('refuses as %s', (reason, payload) => {
  expect(reasonOf(payload)).toBe(reason);
});

it('survives a million levels', () => {
  expect(Array.isArray(parseJson(Buffer.from('['.repeat(1_000_000) + ']'.repeat(1_000_000))))).toBe(true);
});

it('never quotes the payload, which may hold a position', () => {
  expect(() => parseJson(Buffer.from('{"latitude": 48.137154,'))).toThrow(/^payload: expected JSON, got 23 bytes/);
});
