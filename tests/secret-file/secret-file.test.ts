import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readOrMakeSecret } from '../../server/secret-file';

const pathIn = (name: string) => join(mkdtempSync(join(tmpdir(), 'motorcade-')), name, 'auth-secret');

it('a secret is made once, for its owner alone, and kept', () => {
  const path = pathIn('data');
  const made = readOrMakeSecret(path);
  expect(made.length).toBeGreaterThan(40);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readOrMakeSecret(path)).toBe(made);
});

it('a secret that was cut short is not used', () => {
  const path = pathIn('.');
  writeFileSync(path, '');
  expect(() => readOrMakeSecret(path)).toThrow('expected a secret of 32 characters or more');
});
