import { describe, expect, it } from 'vitest';
import { isPlainPath } from '../../server/http/plain-path';

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
      '/api/%',
      '/api/%zz',
      '/api/%ff',
      '/api#me',
      `/${'a'.repeat(3_000)}`,
    ])
      expect(isPlainPath(path), path).toBe(false);
  });
});
