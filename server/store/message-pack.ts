import { promisify } from 'node:util';
import { constants, deflateRaw, inflateRaw } from 'node:zlib';
import type { Message } from '../contract/message';

// The messages of one commit as they came, in one deflated block: like lies beside like and shrinks together.
//   u32 count, then for each message 28 bytes: f64 received, f64 recorded (NaN: none), u32 lengths of topic, extras
//   and payload; then all topics, all extras (JSON of content type and properties, empty: neither), all payloads.
const countBytes = 4;
const headBytes = 28;
const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);
/** Messages of one kind shrink to less than an eighth: one piece of output, where the default makes many. */
const pieceOf = (bytes: number) => Math.max(1_024, bytes >> 3);

type Extras = Pick<Message, 'contentType' | 'properties'>;

function extrasOf({ contentType, properties }: Message): string {
  return contentType === undefined && properties === undefined ? '' : JSON.stringify({ contentType, properties });
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

/** Takes one message out of a pack; undefined when the pack has no such place. */
export async function unpackMessage(packed: Uint8Array, index: number): Promise<Message | undefined> {
  const pack = await inflate(packed);
  const count = pack.readUInt32BE(0);
  if (index < 0 || index >= count) return undefined;
  /** Where the index-th entry of one of the three runs lies, and where the run ends. */
  const locate = (run: number, lengthAt: number) => {
    let start = run;
    let end = run;
    for (let place = 0; place < count; place++) {
      if (place === index) start = end;
      end += pack.readUInt32BE(countBytes + headBytes * place + lengthAt);
    }
    const length = pack.readUInt32BE(countBytes + headBytes * index + lengthAt);
    return { entry: pack.subarray(start, start + length), end };
  };
  const topic = locate(countBytes + headBytes * count, 16);
  const extras = locate(topic.end, 20);
  const payload = locate(extras.end, 24);
  const recordedAt = pack.readDoubleBE(countBytes + headBytes * index + 8);
  return {
    topic: topic.entry.toString(),
    payload: payload.entry,
    receivedAt: pack.readDoubleBE(countBytes + headBytes * index),
    ...(Number.isNaN(recordedAt) ? {} : { recordedAt }),
    // Written by us a moment ago in this file's own shape.
    ...(extras.entry.length === 0 ? {} : (JSON.parse(extras.entry.toString()) as Extras)),
  };
}
