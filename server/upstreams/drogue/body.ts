import { isUtf8 } from 'node:buffer';
import { type Draft, refuse } from './draft';
import type { DrogueEvent } from './event';

const json = /[/+]json\b/i;
const text = /^\s*text\//i;
const looksLikeJson = /^\s*[[{]/;

/** The JSON in a text; undefined when it is none. */
function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** A text may be JSON that was called a text; what is called JSON and is none, Drogue passes on as a text. */
function readText(draft: Draft, body: string, contentType: string): unknown {
  if (!looksLikeJson.test(body)) return body;
  const parsed = parse(body);
  if (parsed !== undefined) return parsed;
  return json.test(contentType) ? refuse(draft, 'not-json', [], 'expected JSON, got a text that is none') : body;
}

/** Bytes are read by their content type, and without a telling one as JSON where they are such. */
function readBytes(draft: Draft, bytes: Buffer, contentType: string): unknown {
  if (bytes.length === 0) return undefined;
  const body = isUtf8(bytes) ? bytes.toString('utf8').replace(/^\ufeff/, '') : undefined;
  if (body !== undefined && json.test(contentType)) return parse(body) ?? readText(draft, body, contentType);
  if (body !== undefined && text.test(contentType)) return readText(draft, body, contentType);
  const parsed = body !== undefined && looksLikeJson.test(body) ? parse(body) : undefined;
  if (parsed !== undefined) return parsed;
  const kind = contentType === '' ? 'an unknown kind' : 'another content type';
  return refuse(draft, 'opaque-data', [], `expected JSON or text, got ${bytes.length} bytes of ${kind}`);
}

/**
 * What the device sent, the same whichever way Drogue packed it: a JSON value, a text, or undefined where there is nothing
 * or nothing that can be read, which is refused.
 */
export function readBody(draft: Draft, { data, contentType = '' }: DrogueEvent): unknown {
  if (Buffer.isBuffer(data)) return readBytes(draft, data, contentType);
  return typeof data === 'string' ? readText(draft, data, contentType) : data;
}
