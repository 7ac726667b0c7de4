import { isUtf8 } from 'node:buffer';
import { DecodeError } from './dialect';

const byteOrderMark = 0xfeff;

/**
 * Parses a payload as JSON (RFC 8259: UTF-8; a byte order mark is ignored). Throws DecodeError `empty`, `not-utf8` or
 * `not-json`; none of them quotes the payload, which may hold a position.
 */
export function parseJson(payload: Buffer): unknown {
  if (payload.length === 0) throw new DecodeError('empty', 'payload: expected JSON, got nothing');
  if (!isUtf8(payload)) throw new DecodeError('not-utf8', `payload: expected UTF-8, got ${payload.length} other bytes`);
  const text = payload.toString('utf8');
  try {
    return JSON.parse(text.charCodeAt(0) === byteOrderMark ? text.slice(1) : text);
  } catch (cause) {
    if (!(cause instanceof SyntaxError) && !(cause instanceof RangeError)) throw cause;
    throw new DecodeError('not-json', `payload: expected JSON, got ${payload.length} bytes that are none`);
  }
}
