import { describe, expect, it } from 'vitest';
import { readCookie, sessionCookie } from '../../server/auth/session-cookie';

describe('the session cookie', () => {
  it('is bound to host and TLS wherever people come by https', () => {
    expect(sessionCookie('https://fleet.example.org')).toEqual({ name: '__Host-motorcade', isSecure: true });
    expect(sessionCookie('http://localhost:3000')).toEqual({ name: 'motorcade', isSecure: false });
    expect(sessionCookie(undefined)).toEqual({ name: 'motorcade', isSecure: false });
  });

  it('is found among others, by its whole name', () => {
    const cookie = 'a=1; notmotorcade=2; motorcade=three=3; motorcade=4';
    expect(readCookie({ cookie }, 'motorcade')).toBe('three=3');
    expect(readCookie({ cookie: 'a=1' }, 'motorcade')).toBeUndefined();
    expect(readCookie({}, 'motorcade')).toBeUndefined();
  });
});
