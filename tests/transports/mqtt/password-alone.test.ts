import fc from 'fast-check';
import { generate, type IConnectPacket, parser } from 'mqtt-packet';
import { expect, test } from 'vitest';
import { withoutUserName } from '../../../server/transports/mqtt/password-alone';

const connectOf = (clientId: string, password: string, clean: boolean): Buffer =>
  generate({
    ...{ cmd: 'connect', protocolId: 'MQTT', protocolVersion: 5, clientId, clean, keepalive: 60 },
    ...{ username: '', password: Buffer.from(password), properties: { sessionExpiryInterval: 604_800 } },
  });

/** The one CONNECT packet these bytes are. */
function parsed(bytes: Buffer | null): IConnectPacket {
  const packets: IConnectPacket[] = [];
  const reader = parser({ protocolVersion: 5 });
  reader.on('packet', (packet) => {
    if (packet.cmd === 'connect') packets.push(packet);
  });
  const left = reader.parse(bytes ?? Buffer.alloc(0));
  const [packet] = packets;
  if (packet === undefined || left > 0)
    throw new Error(`expected one packet, got ${packets.length}, ${left} bytes over`);
  return packet;
}

// Around 127 bytes and 16,383 the remaining length needs a byte less when the field is gone.
const lengths = fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 16_330, max: 16_390 }));

test('a CONNECT with an empty user name becomes one with none, and is the same else', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 23 }), lengths, fc.boolean(), (clientId, length, clean) => {
      const password = 'ü'.padEnd(length, 'x');
      const { username, ...packet } = parsed(
        withoutUserName(connectOf(clientId, password, clean), Buffer.byteLength(password)),
      );
      expect(username).toBe(undefined);
      expect(packet.password?.toString() === password).toBe(true);
      expect(packet).toMatchObject({ clientId, clean, keepalive: 60, properties: { sessionExpiryInterval: 604_800 } });
    }),
  );
});

test('a packet of which a part is missing is waited for', () => {
  const packet = connectOf('c', 'x'.repeat(200), true);
  for (let length = 0; length < packet.length; length++)
    expect(withoutUserName(packet.subarray(0, length), 200)).toBe(null);
});
