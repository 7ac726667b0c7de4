import { describe, expect, it } from 'vitest';
import { allowedOrigins, crossSiteRefusal } from '../../server/http/origins';

describe('the origins that may call', () => {
  it('are the public one, or all names of this machine', () => {
    expect(allowedOrigins('https://fleet.example.org/path', 3000)).toEqual(['https://fleet.example.org']);
    expect(allowedOrigins('http://localhost:8080', 3000)).toEqual([
      'http://localhost:8080',
      'http://127.0.0.1:8080',
      'http://[::1]:8080',
    ]);
    expect(allowedOrigins(undefined, 3000)).toContain('http://localhost:3000');
    expect(allowedOrigins(undefined, undefined)).toEqual([]);
  });
});

describe('a request', () => {
  const origins = ['https://fleet.example.org'];
  const refusal = (method: string, headers: Record<string, string>) => crossSiteRefusal({ method, headers }, origins);

  it('of our own pages is served', () => {
    expect(refusal('POST', { origin: 'https://fleet.example.org', cookie: 'x' })).toBeNull();
    expect(refusal('POST', { 'sec-fetch-site': 'same-origin', cookie: 'x' })).toBeNull();
    expect(refusal('GET', { cookie: 'x' })).toBeNull();
    expect(refusal('GET', { 'sec-fetch-site': 'cross-site', cookie: 'x' })).toBeNull();
  });

  it('of another site is not', () => {
    for (const origin of ['https://evil.example', 'null', 'http://fleet.example.org', 'https://fleet.example.org.evil'])
      for (const method of ['GET', 'POST']) expect(refusal(method, { origin }), origin).not.toBeNull();
    for (const site of ['cross-site', 'same-site', 'none'])
      expect(refusal('DELETE', { 'sec-fetch-site': site, cookie: 'x' }), site).not.toBeNull();
  });

  it('of no browser is served where it brings no cookie', () => {
    expect(refusal('POST', {})).toBeNull();
    expect(refusal('POST', { cookie: 'x' })).not.toBeNull();
  });
});
