import type { IPublishPacket } from 'mqtt';
import type { Message } from '../../contract/message';

type UserProperties = NonNullable<NonNullable<IPublishPacket['properties']>['userProperties']>;

/** A repeated name keeps its last value: what we read of them (CloudEvents attributes) may not repeat. */
function lastValues(properties: UserProperties): Record<string, string> {
  const values: Record<string, string> = {};
  for (const name in properties) {
    const value = properties[name];
    values[name] = Array.isArray(value) ? (value.at(-1) ?? '') : String(value);
  }
  return values;
}

/** How it was delivered, where that is not a first delivery at QoS 1: most are, and say nothing of it. */
function deliveryOf({ qos, dup }: IPublishPacket): Message['delivery'] {
  return qos === 1 && !dup ? undefined : { qos, repeated: dup };
}

/** What a PUBLISH packet delivers. The payload is not copied. */
export function messageOfPacket(packet: IPublishPacket, receivedAt: number): Message {
  const properties = packet.properties;
  return {
    topic: packet.topic,
    payload: typeof packet.payload === 'string' ? Buffer.from(packet.payload) : packet.payload,
    receivedAt,
    contentType: properties?.contentType,
    properties: properties?.userProperties === undefined ? undefined : lastValues(properties.userProperties),
    delivery: deliveryOf(packet),
  };
}
