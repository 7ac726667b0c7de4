import { readFileSync } from 'node:fs';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'Motorcade is not allowed to read it',
  EISDIR: 'it is a folder',
};

/** Why a file could not be read, in words, without anything of what is in it. */
export function unreadable(path: string, error: unknown): Error {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return new Error(`the file ${path} cannot be read: ${reasons[code] ?? code}`);
}

/** @throws Error with a sentence about the file */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw unreadable(path, error);
  }
}
