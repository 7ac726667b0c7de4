import { describe, expect, it } from 'vitest';
import { describeError } from '../../server/log/describe-error';
import { redact } from '../../server/log/redact';
import { DecodeError } from '../../server/upstreams/dialect';

describe('a text for the log', () => {
  it('loses VINs, positions, tokens and e-mail addresses', () => {
    expect(redact('vehicle WVWZZZ1KZAW123456 at 52.51642, -13.377640')).toBe('vehicle [vin] at [number], [number]');
    expect(redact(`token ${'aB3_-'.repeat(9)} of ada.lovelace@example.org`)).toBe('token [token] of [e-mail]');
    expect(redact('1HM0123456789AB')).toBe('[vin]');
  });

  it('keeps what tells engineers something', () => {
    const text = 'connect ECONNREFUSED 192.168.100.200:5432 after 10000 ms (P1001), tried 3 times, 12.5 s';
    expect(redact(text)).toBe(text);
  });
});

it('an error is described with its kind, its place and a redacted message', () => {
  const described = describeError(new DecodeError('shape', 'no vehicle WVWZZZ1KZAW123456'));
  expect(described).toMatchObject({ error: 'DecodeError', message: 'no vehicle [vin]' });
  expect(JSON.stringify(described)).not.toContain('WVWZZZ1KZAW123456');
  expect(described.at).toContainEqual(expect.stringContaining('redact.test.ts'));
  expect(describeError('WVWZZZ1KZAW123456')).toEqual({ error: 'string' });
});
