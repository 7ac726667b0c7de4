import { describe, expect, it } from 'vitest';
import { browserName } from '../../../components/people/browser-name';
import { passwordValues, welcomeValues } from '../../../components/people/new-password';
import { roleProblem } from '../../../components/people/role-words';
import { safePath } from '../../../components/people/safe-path';

describe('where one goes after signing in', () => {
  it('is where one wanted to go', () => {
    expect(safePath('/vehicles/X?message=1.0')).toBe('/vehicles/X?message=1.0');
  });

  it('is never another site', () => {
    for (const path of [
      '//evil.example',
      'https://evil.example',
      'https:evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      '/\n/evil.example',
      '\t//evil.example',
      '/.//evil.example',
      '/x/..//evil.example',
      '/%2e//evil.example',
      'javascript:alert(1)',
      'http://[',
      null,
    ])
      expect(safePath(path), JSON.stringify(path)).toBe('/');
  });

  it('keeps what was escaped', () => {
    expect(safePath('/vehicles/a%2Fb%25c?t=1%2F2')).toBe('/vehicles/a%2Fb%25c?t=1%2F2');
  });
});

describe('a new password', () => {
  const person = { name: 'Ada', email: 'ada@example.org' };

  it('must be typed the same twice', () => {
    const parsed = welcomeValues.safeParse({ ...person, password: 'a long password', again: 'a long passwort' });
    expect(parsed.error?.issues[0]).toMatchObject({ path: ['again'], message: 'this is not the same as above' });
  });

  it('must be long', () => {
    expect(passwordValues.safeParse({ currentPassword: 'x', password: 'short', again: 'short' }).success).toBe(false);
    expect(
      welcomeValues.safeParse({ ...person, password: 'long enough it is', again: 'long enough it is' }).success,
    ).toBe(true);
  });
});

describe('a browser', () => {
  it('is called as people know it', () => {
    expect(browserName('Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/156.0 Safari/537.36 Edg/156.0')).toBe(
      'Edge on Windows',
    );
    expect(browserName('Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) Safari/605.1.15')).toBe('Safari on iOS');
  });

  it('that is not known is shown as it called itself', () => {
    expect(browserName('curl/8.5.0')).toBe('curl/8.5.0');
    expect(browserName(null)).toBe('A browser that did not say which');
  });
});

it('whoever holds too little is told which role something takes, and which is theirs', () => {
  expect(roleProblem('operator', 'admin')).toBeNull();
  expect(roleProblem('admin', 'operator')).toBe('This takes the administrator role; yours is operator');
});
