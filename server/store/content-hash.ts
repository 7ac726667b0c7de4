import { createHash } from 'node:crypto';
import type { Message } from '../contract/message';

/** A hash of all that a message says, times of arrival left out, in the shape of a UUID: 128 bits for 16 bytes. */
export function contentHash({ topic, payload, contentType, properties }: Message): string {
  const head = JSON.stringify([topic, contentType ?? null, properties ?? null]);
  const digest = createHash('sha256').update(head).update('\0').update(payload).digest('hex');
  return digest.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
