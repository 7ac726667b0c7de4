import { describe, expect, it } from 'vitest';
import { Refused } from '../../server/auth/refused';
import { isPlainPath, requirePlainAddress } from '../../server/http/plain-path';

describe('a path', () => {
  it('that can be read in one way is taken', () => {
    for (const path of [
      '/',
      '/api/vehicles/WVWZZZ1KZAW123456',
      '/vehicles/a%20b?t=1%2F2&next=//x/../y',
      '/_next/static/chunks/app/[vin]/page-1.js',
      '/_next/static/chunks/%5Bvin%5D.js',
      '/vehicles/%C3%A4',
      '/.well-known/x',
      '/a..b/c.',
      '/vehicles/a%2Fb',
      '/vehicles/a%2fb%2F..c',
      '/vehicles/50%25',
      '/vehicles/a%25%25z?t=1',
      '/api/vehicles/a%2Fb%25z',
      '/api/vehicles/a%2Fb%25z/sources',
    ])
      expect(isPlainPath(path), path).toBe(true);
  });

  it('that two parsers could read differently is refused', () => {
    for (const path of [
      '',
      '*',
      'http://host/api',
      '//api',
      '/api//me',
      '/api/../me',
      '/api/.',
      '/..',
      '/api\\me',
      '/%61pi',
      '/api/%2e%2e/me',
      '/api%2Fme',
      '/api%5cme',
      '/api/%00',
      '/api/%0d%0a',
      '/api/%252e',
      '/vehicles/%2Fme',
      '/vehicles/a%2Fb/sources',
      '/api/vehicles/a%2Fb/people',
      '/vehicles/a%2F%2Fb',
      '/vehicles/a%2F..%2F..%2Fsign-in',
      '/vehicles/..%2Fpeople',
      '/vehicles/..%2f',
      '/vehicles/%2e%2e%2fpeople',
      '/vehicles/%252e%252e',
      '/vehicles/..%252fpeople',
      '/vehicles/a%2500',
      '/vehicles/%2525%32e',
      '/vehicles/%252525',
      '/vehicles/%2%25e',
      '/vehicles/%%2565',
      '/vehicles/a%5cb',
      '/vehicles/a%2Fb/c',
      '/api/vehicles/a/..%2fb',
      '/api%2Fvehicles/a',
      '/api/vehicles%2Fa',
      '/vehicles%2Fa%2Fb',
      '/api/users/a%2Fb',
      '/_next/static/..%2f..%2fvehicles/x',
      '/x/vehicles/a%2Fb',
      '/api/%',
      '/api/%zz',
      '/api/%ff',
      '/api#me',
    ])
      expect(isPlainPath(path), path).toBe(false);
  });

  it('that is too long is refused with how long it may be', () => {
    expect(() => requirePlainAddress(`/${'a'.repeat(2_047)}`)).not.toThrow();
    expect(() => requirePlainAddress(`/${'a'.repeat(2_048)}`)).toThrow(
      new Refused(414, 'an address has at most 2,048 characters, this one 2049: ask for less at a time'),
    );
  });
});
