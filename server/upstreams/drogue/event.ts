import { MQTT } from 'cloudevents';
import type { Message } from '../../contract/message';
import { DecodeError } from '../dialect';
import { parseJson } from '../parse-json';
import { isPlainObject } from '../plain-object';

/** What Drogue says of an event, and what the device sent in it. */
export type DrogueEvent = {
  type: string;
  /** The channel it came by. */
  subject: string | undefined;
  /** Drogue's name of the device it is about; null where the event names none. */
  device: string | null;
  /** When Drogue received it, as sent. */
  time: unknown;
  /** Source and id: together they name an event (CloudEvents 1.0.2, "id"). */
  identity: string | undefined;
  contentType: string | undefined;
  /** As it stood in the JSON; bytes where it was base64 or the payload itself; undefined where there was none. */
  data: unknown;
};

const cloudEventsType = 'application/cloudevents+json';

/** Binary content mode: the attributes are user properties, the payload is the data (CloudEvents MQTT binding, §3.1). */
function isBinaryMode({ contentType, properties }: Message): boolean {
  if (contentType !== undefined && /^\s*application\/cloudevents/i.test(contentType)) return false;
  if (properties === undefined) return false;
  return Object.hasOwn(properties, 'specversion') || (Object.hasOwn(properties, 'type') && 'source' in properties);
}

function readStructured(payload: Buffer): Record<string, unknown> {
  const body = parseJson(payload);
  if (Array.isArray(body)) throw new DecodeError('batch', 'payload: expected one event, got a list');
  if (!isPlainObject(body)) throw new DecodeError('wrong-shape', 'payload: expected an event');
  return body;
}

const base64 = /^[A-Za-z0-9+/_-]*={0,2}$/;

/** `data_base64` by the base64 alphabets there are, white space left out (CloudEvents JSON format, §3.1.1). */
function readBase64(text: unknown): Buffer {
  const dense = typeof text === 'string' ? text.replaceAll(/\s/g, '') : '';
  if (typeof text !== 'string' || !base64.test(dense))
    throw new DecodeError('bad-base64', 'data_base64: expected base64, got something else');
  return Buffer.from(dense, 'base64');
}

/**
 * The attributes, by the CloudEvents library. It would make up an id and a time where there are none, take `atob` to what
 * Drogue's own decoder lets pass, and refuse `schemaurl`: those three it does not get to see.
 */
function readAttributes(sent: Record<string, unknown>): (name: string) => unknown {
  const { data: _data, data_base64: _base64, schemaurl: _schema, ...attributes } = sent;
  try {
    const message = { PUBLISH: { 'Content Type': cloudEventsType }, headers: {}, body: attributes };
    const event = MQTT.toEvent(message);
    // Only what was sent, and more than nothing: an event has methods, too, and names in a message may be any.
    return (name) => (Object.hasOwn(attributes, name) && attributes[name] ? Reflect.get(event, name) : undefined);
  } catch (error) {
    if (error instanceof TypeError) throw new DecodeError('not-a-cloudevent', 'payload: expected a CloudEvent');
    throw error;
  }
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;

const printable = /^[^\p{C}\p{Zl}\p{Zp}]{1,300}$/u;
const sourceOfDevice = /^drogue:\/\/[^/]*\/([^/?#]+)/;

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}

/** `device`, or where a rule of the application has removed it, the second half of `drogue://<application>/<device>`. */
function readDevice(device: unknown, source: string | undefined): string | null {
  const named = textOf(device);
  const fromSource = sourceOfDevice.exec(source ?? '')?.[1];
  const name = named ?? (fromSource === undefined ? undefined : decodePercent(fromSource));
  if (name === undefined) return null;
  if (printable.test(name)) return name;
  throw new DecodeError('bad-device', 'device: expected 1 to 300 printable characters, got others');
}

/**
 * Opens an event in structured or binary content mode; over MQTT 3.1.1, which has no content type, it is structured.
 * Throws DecodeError `empty`, `not-utf8`, `not-json`, `batch`, `wrong-shape`, `not-a-cloudevent`, `bad-base64`, `bad-device`.
 */
export function openEvent(message: Message): DrogueEvent {
  const isBinary = isBinaryMode(message);
  const sent: Record<string, unknown> = isBinary ? { ...message.properties } : readStructured(message.payload);
  const attribute = readAttributes(sent);
  const [type, source, id] = [textOf(attribute('type')), textOf(attribute('source')), textOf(attribute('id'))];
  if (type === undefined || (source === undefined && !Object.hasOwn(sent, 'device')))
    throw new DecodeError('not-a-cloudevent', 'payload: expected a CloudEvent with a type and a source or device');
  const bytes = isBinary ? message.payload : (sent.data_base64 ?? null) === null ? null : readBase64(sent.data_base64);
  return {
    type,
    subject: textOf(attribute('subject')),
    device: readDevice(attribute('device'), source),
    time: attribute('time'),
    identity: id === undefined ? undefined : `${source ?? ''} ${id}`,
    contentType: isBinary ? message.contentType : textOf(attribute('datacontenttype')),
    data: bytes ?? (Object.hasOwn(sent, 'data') ? sent.data : undefined),
  };
}
