import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const leastLength = 32;

/**
 * Reads a secret kept in a file only its owner can read, and makes one of 256 bits when there is none.
 * @throws when the file was cut short: an empty secret would be as good as none
 */
export function readOrMakeSecret(path: string): string {
  try {
    const kept = readFileSync(path, 'utf8').trim();
    if (kept.length < leastLength)
      throw new Error(`${path}: expected a secret of ${leastLength} characters or more; remove the file for a new one`);
    return kept;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  const secret = randomBytes(32).toString('base64url');
  mkdirSync(dirname(path), { recursive: true });
  // `wx`: of two that start at once, the second reads what the first has written, at its next try.
  writeFileSync(path, secret, { mode: 0o600, flag: 'wx' });
  return secret;
}
