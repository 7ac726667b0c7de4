import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readText, unreadable } from '../settings-file/read-text';
import type { ReadSecret, SecretReference } from '../upstreams/kind';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A program that writes a secret into a file often ends it with a line break, which is none of the secret. */
const withoutLineEnd = (text: string): string => text.replace(/\r?\n$/, '');

function checkedText(text: string, name: string): string {
  const secret = withoutLineEnd(text);
  if (secret === '') throw new Error(`${name} is empty`);
  return secret;
}

/** @throws Error with a sentence that names the variable, and never its content */
function fromEnvironment(name: string, environment: Environment): string {
  const value = environment[name];
  if (value === undefined) throw new Error(`the environment variable ${name} is not set`);
  return checkedText(value, `the environment variable ${name}`);
}

/** Reads secrets anew each time it is asked. @param folder where relative paths begin */
export function createReadSecret(folder: string, environment: Environment): ReadSecret {
  return async (reference) => {
    if ('env' in reference) return fromEnvironment(reference.env, environment);
    const path = resolve(folder, reference.file);
    const text = await readFile(path, 'utf8').catch((error: unknown) => {
      throw unreadable(path, error);
    });
    return checkedText(text, `the file ${path}`);
  };
}

/** Why a secret or file cannot be had now, in a sentence; null when it can. */
export function secretProblem(reference: SecretReference, folder: string, environment: Environment): string | null {
  try {
    if ('env' in reference) fromEnvironment(reference.env, environment);
    else {
      const path = resolve(folder, reference.file);
      checkedText(readText(path), `the file ${path}`);
    }
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
