/** Two halves of a 63-bit number. */
export type MessageKey = { high: number; low: number };

// The last payload's memory: a broker's messages come many to a chunk, and a view of it costs more than a hash.
let chunk: ArrayBufferLike = new ArrayBuffer(0);
let view: DataView<ArrayBufferLike> = new DataView(chunk);

/** FNV-1a over UTF-16 units: seeds the keys of one upstream's messages. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}

/**
 * A number that depends on nothing but a message's payload and upstream. Of two readings with the same event time the
 * one with the greater key is kept, so the outcome is the same in whatever order, and however often, they arrive.
 * It need not resist anybody: whoever makes two messages share a key has only made them equal.
 */
export function messageKey(payload: Buffer, seed: number): MessageKey {
  if (payload.buffer !== chunk) {
    chunk = payload.buffer;
    view = new DataView(chunk);
  }
  const words = view;
  const end = payload.byteOffset + payload.length;
  let high = 0x9e3779b9 ^ seed;
  let low = 0x41c6ce57 ^ seed;
  let offset = payload.byteOffset;
  for (; offset <= end - 4; offset += 4) {
    const word = words.getInt32(offset, true);
    high = Math.imul(high ^ word, 0x85ebca6b);
    low = Math.imul(low ^ word, 0xc2b2ae35);
    high ^= high >>> 15;
    low ^= low >>> 13;
  }
  for (; offset < end; offset++) {
    const byte = words.getUint8(offset);
    high = Math.imul(high ^ byte, 0x85ebca6b);
    low = Math.imul(low ^ byte, 0xc2b2ae35);
  }
  high = Math.imul(high ^ (high >>> 16) ^ payload.length, 0x7feb352d) ^ low;
  low = Math.imul(low ^ (low >>> 15), 0x846ca68b) ^ high;
  high ^= high >>> 15;
  return { high: high & 0x7fffffff, low: low ^ (low >>> 16) };
}
