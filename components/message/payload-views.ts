import type { StoredMessage } from '../../server/contract/http';
import { hexDump } from './hex-dump';
import { indentJson, jsonTokens } from './json-text';

/** A payload as it can be read: in its very characters, and where that helps with a line for each entry. */
export type PayloadViews = { exact: string; indented: string | null; note: string | null };

/** How a payload is shown: JSON as it came or indented, other text as it came, bytes that are no text in hexadecimal. */
export function payloadViews({
  payload,
  isText,
  bytes,
}: Pick<StoredMessage, 'payload' | 'isText' | 'bytes'>): PayloadViews {
  if (bytes === 0) return { exact: '', indented: null, note: 'It came without a payload' };
  if (!isText) return { exact: hexDump(payload), indented: null, note: 'Not text: its bytes in hexadecimal' };
  const tokens = jsonTokens(payload);
  if (tokens === null) return { exact: payload, indented: null, note: 'Not JSON, or too long to indent: as it came' };
  return { exact: payload, indented: indentJson(tokens), note: null };
}
