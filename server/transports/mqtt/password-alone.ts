import type { MqttClient } from 'mqtt';

const userNameFlag = 0x80;
/** Two bytes of length and none of name. */
const emptyUserName = 2;
/** Bytes of the protocol's name with its length, and of its version: the connect flags follow (MQTT 5 §3.1.2). */
const beforeFlags = 7;

/** The variable byte integer after the first byte: its value, and where it ends (MQTT 5 §1.5.5). Null: not all there. */
function remainingLength(packet: Buffer): { length: number; end: number } | null {
  let length = 0;
  for (let index = 1; index <= 4; index++) {
    const byte = packet[index];
    if (byte === undefined) return null;
    length += (byte & 0x7f) * 128 ** (index - 1);
    if (byte < 0x80) return { length, end: index + 1 };
  }
  return null;
}

function encodeLength(length: number): Buffer {
  const bytes: number[] = [];
  for (let rest = length; rest > 0 || bytes.length === 0; rest = Math.floor(rest / 128))
    bytes.push((rest % 128) + (rest >= 128 ? 0x80 : 0));
  return Buffer.from(bytes);
}

/**
 * A CONNECT packet with an empty user name becomes one without: flag and field go. The field stands right before the
 * password, which is the last (MQTT 5 §3.1.3). Null while the packet is not complete.
 * @param passwordBytes length of the password
 */
export function withoutUserName(packet: Buffer, passwordBytes: number): Buffer | null {
  const remaining = remainingLength(packet);
  if (remaining === null || packet.length < remaining.end + remaining.length) return null;
  const body = Buffer.from(packet.subarray(remaining.end));
  body[beforeFlags] = (body[beforeFlags] ?? 0) & ~userNameFlag;
  const password = body.length - 2 - passwordBytes;
  return Buffer.concat([
    packet.subarray(0, 1),
    encodeLength(remaining.length - emptyUserName),
    body.subarray(0, password - emptyUserName),
    body.subarray(password),
  ]);
}

/**
 * Lets a client whose options have an empty user name sign in with its password alone, as MQTT 5 allows (§3.1.2.9) and
 * MQTT 3.1.1 does not. mqtt-packet 9 refuses to write such a packet, so what it writes is mended on its way into the
 * socket. To be called before the client connects; all that follows CONNECT passes untouched.
 */
export function sendPasswordAlone(client: MqttClient, password: string): void {
  const passwordBytes = Buffer.byteLength(password);
  // The first packet is CONNECT, and the socket is there when it is about to be written.
  client.once('packetsend', () => {
    const { stream } = client;
    let packet = Buffer.alloc(0);
    Reflect.set(stream, 'write', (chunk: Buffer | string) => {
      packet = Buffer.concat([packet, typeof chunk === 'string' ? Buffer.from(chunk) : chunk]);
      const mended = withoutUserName(packet, passwordBytes);
      if (mended === null) return true;
      Reflect.deleteProperty(stream, 'write');
      return stream.write(mended);
    });
  });
}
