import { describe, expect, it } from 'vitest';
import { pagePolicy, tileSource } from '../../server/http/content-security-policy';

describe('where tiles come from', () => {
  it('is named by scheme and host alone', () => {
    expect(tileSource('https://{s}.tiles.example/{z}/{x}/{y}.png?key=1')).toBe('https://*.tiles.example');
    expect(tileSource('http://127.0.0.1:8080/{z}/{x}/{y}')).toBe('http://127.0.0.1:8080');
    expect(() => tileSource('ftp://x')).toThrow('expected http(s)://host/…, got "ftp://x"');
  });
});

it('only development may evaluate text', () => {
  expect(pagePolicy('n', [], false)).not.toContain('unsafe-eval');
  expect(pagePolicy('n', [], true)).toContain("'unsafe-eval'");
});
