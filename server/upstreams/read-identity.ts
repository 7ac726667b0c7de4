import { DecodeError } from './dialect';

const plain = /^[\x21-\x7e]{1,64}$/;
const printable = /^[^\p{C}\p{Zl}\p{Zp}]{1,64}$/u;

/**
 * Reads what a message calls its vehicle or device. It is opaque: vendor samples have VINs of 11, 15 and 17 characters.
 * It must only be one that can be shown and stored; spaces around it are dropped.
 * Throws DecodeError under the reason given.
 */
export function readIdentity(value: unknown, field: string, reason: string): string {
  if (typeof value !== 'string')
    throw new DecodeError(reason, `${field}: expected a text, got ${Array.isArray(value) ? 'list' : typeof value}`);
  if (plain.test(value)) return value;
  const trimmed = value.trim();
  if (trimmed.length <= 64 && printable.test(trimmed)) return trimmed;
  throw new DecodeError(reason, `${field}: expected 1 to 64 printable characters, got others`);
}
