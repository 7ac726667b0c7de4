import { createHash } from 'node:crypto';
import type { Message } from '../contract/message';

/**
 * A hash of all that a message says, times of arrival left out, in the shape of a UUID: 128 bits for 16 bytes.
 * @param identity what the message is known by wherever it is delivered; its topic and properties do not count then
 */
export function contentHash({ topic, payload, contentType, properties }: Message, identity?: string): string {
  const head = JSON.stringify(identity ?? [topic, contentType ?? null, properties ?? null]);
  const digest = createHash('sha256').update(head).update('\0').update(payload).digest('hex');
  return digest.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** The hashes that a message may be known under: its decoder may tell its identity only since it came. */
export function contentHashes(message: Message, identity: string | undefined): string[] {
  const whole = contentHash(message);
  return identity === undefined ? [whole] : [contentHash(message, identity), whole];
}
