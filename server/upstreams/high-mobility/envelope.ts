import type { Message } from '../../contract/message';
import { DecodeError } from '../dialect';
import { parseJson } from '../parse-json';
import { isPlainObject } from '../plain-object';
import { readIdentity } from '../read-identity';
import { readTopic } from './topic';

export type Envelope = {
  vin: string;
  /** Capabilities by name, each its properties by name. */
  data: Record<string, unknown>;
  timestamp: unknown;
  /** V1 names the one capability and property of the message; for V2 these are undefined. */
  capability: unknown;
  property: unknown;
};

/** The payload's VIN, else the topic's. */
function readVin(value: unknown, topic: string): string {
  const isTold = value !== undefined && value !== null && value !== '';
  return readIdentity(isTold ? value : readTopic(topic)?.vin, 'vin', 'bad-vin');
}

/**
 * Opens the envelope of MQTT V1 and V2 alike: both hold `vin` and `data.<capability>.<property>`. `version` is not asked,
 * as V2 sends it as number and text, and members we do not know are left alone (V2 allows more of them).
 * Throws DecodeError `empty`, `not-utf8`, `not-json`, `wrong-shape` or `bad-vin`.
 */
export function openEnvelope(message: Message): Envelope {
  const body = parseJson(message.payload);
  if (!isPlainObject(body)) throw new DecodeError('wrong-shape', 'payload: expected an object');
  if (!isPlainObject(body.data)) throw new DecodeError('wrong-shape', 'data: expected an object of capabilities');
  return {
    vin: readVin(Object.hasOwn(body, 'vin') ? body.vin : undefined, message.topic),
    data: body.data,
    timestamp: body.timestamp,
    capability: body.capability,
    property: body.property,
  };
}
