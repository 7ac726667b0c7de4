import { promisify } from 'node:util';
import { constants, deflateRaw, inflateRaw, inflateRawSync } from 'node:zlib';
import type { Message } from '../contract/message';

// The messages of one commit as they came, in one deflated block: like lies beside like and shrinks together.
//   u32 count, then for each message 28 bytes: f64 received, f64 recorded (NaN: none), u32 lengths of topic, extras
//   and payload; then all topics, all extras (JSON of content type, properties and delivery, empty: none of them), all
//   payloads.
const countBytes = 4;
const headBytes = 28;
const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);
/** Up to so many bytes are inflated in place: the way to another thread and back costs more than six times that. */
const smallBytes = 4_096;
/** Messages of one kind shrink to less than an eighth: one piece of output, where the default makes many. */
const pieceOf = (bytes: number) => Math.max(1_024, bytes >> 3);

type Extras = Pick<Message, 'contentType' | 'properties' | 'delivery'>;

function extrasOf({ contentType, properties, delivery }: Message): string {
  if (contentType === undefined && properties === undefined && delivery === undefined) return '';
  return JSON.stringify({ contentType, properties, delivery });
}

/** A string of n UTF-16 units takes at most 3n bytes: room enough without measuring it. */
function boundOf(messages: readonly Message[], extras: readonly string[]): number {
  let bytes = countBytes + headBytes * messages.length;
  for (let index = 0; index < messages.length; index++) {
    const message = messages[index];
    if (message !== undefined)
      bytes += 3 * message.topic.length + 3 * (extras[index]?.length ?? 0) + message.payload.length;
  }
  return bytes;
}

function layOut(messages: readonly Message[]): Buffer {
  const extras = messages.map(extrasOf);
  const pack = Buffer.allocUnsafe(boundOf(messages, extras));
  const view = new DataView(pack.buffer, pack.byteOffset, pack.length);
  view.setUint32(0, messages.length);
  let end = countBytes + headBytes * messages.length;
  let head = countBytes;
  for (const message of messages) {
    view.setFloat64(head, message.receivedAt);
    view.setFloat64(head + 8, message.recordedAt ?? Number.NaN);
    const written = pack.write(message.topic, end);
    view.setUint32(head + 16, written);
    view.setUint32(head + 24, message.payload.length);
    end += written;
    head += headBytes;
  }
  head = countBytes;
  for (const text of extras) {
    const written = text === '' ? 0 : pack.write(text, end);
    view.setUint32(head + 20, written);
    end += written;
    head += headBytes;
  }
  for (const { payload } of messages) {
    pack.set(payload, end);
    end += payload.length;
  }
  return pack.subarray(0, end);
}

/** Packs messages, off the main thread but for laying them out. */
export function packMessages(messages: readonly Message[]): Promise<Buffer> {
  const pack = layOut(messages);
  return deflate(pack, { level: constants.Z_BEST_SPEED, chunkSize: pieceOf(pack.length) });
}

/** Where the entries of a run start and, last, where it ends; their lengths stand so far into each message's head. */
function startsOf(pack: Buffer, count: number, start: number, lengthAt: number): Float64Array {
  const starts = new Float64Array(count + 1);
  let end = start;
  for (let index = 0; index < count; index++) {
    starts[index] = end;
    end += pack.readUInt32BE(countBytes + headBytes * index + lengthAt);
  }
  starts[count] = end;
  return starts;
}

/**
 * Takes messages out of a pack.
 * @param places of those wanted, in the order of the answer; all of them where none is given. A place beyond the pack is
 *   left out.
 */
export async function unpackMessages(packed: Uint8Array, places?: readonly number[]): Promise<Message[]> {
  const pack = packed.length <= smallBytes ? inflateRawSync(packed) : await inflate(packed);
  const count = pack.readUInt32BE(0);
  const topics = startsOf(pack, count, countBytes + headBytes * count, 16);
  const extras = startsOf(pack, count, topics[count] ?? 0, 20);
  const payloads = startsOf(pack, count, extras[count] ?? 0, 24);
  const entry = (starts: Float64Array, index: number) => pack.subarray(starts[index], starts[index + 1]);
  const wanted = places ?? Array.from({ length: count }, (_, index) => index);
  return wanted.flatMap((index) => {
    if (index < 0 || index >= count) return [];
    const head = countBytes + headBytes * index;
    const recordedAt = pack.readDoubleBE(head + 8);
    const extra = entry(extras, index).toString();
    return {
      topic: entry(topics, index).toString(),
      payload: entry(payloads, index),
      receivedAt: pack.readDoubleBE(head),
      ...(Number.isNaN(recordedAt) ? {} : { recordedAt }),
      // Written by us in this file's own shape.
      ...(extra === '' ? {} : (JSON.parse(extra) as Extras)),
    };
  });
}

/** Takes one message out of a pack; undefined when the pack has no such place. */
export async function unpackMessage(packed: Uint8Array, index: number): Promise<Message | undefined> {
  return (await unpackMessages(packed, [index]))[0];
}
