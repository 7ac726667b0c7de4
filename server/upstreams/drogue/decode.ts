import type { Message } from '../../contract/message';
import { quote } from '../clean-text';
import { type Decoded, DecodeError } from '../dialect';
import type { Decode } from '../kind';
import { noteRefusal } from '../note-refusal';
import { isEventTime, parseTime } from '../parse-time';
import { isPlainObject } from '../plain-object';
import { readBody } from './body';
import { openDitto } from './ditto';
import { type Draft, type Moment, refuse, startDraft, tell } from './draft';
import { type DrogueEvent, openEvent } from './event';
import { type MappedPath, prepareMapping, type SignalMapping } from './mapping';
import { isSeries, quietMoment } from './moment';
import { takeMapped } from './take-mapped';
import { findUplink, momentOf, takeUplink } from './uplink';
import { walk } from './walk';

/** Events that are not the devices' own words: of Drogue's connections and of its register (drogue-cloud, event types). */
const connectionType = /^io\.drogue\.connection(\.|$)/;
const registryType = /^io\.drogue\.registry(\.|$)/;

/** When Drogue received the event; its receipt by us where it does not say. */
function receiptOf(draft: Draft, { time }: DrogueEvent): Moment {
  const at = parseTime(time);
  if (at !== undefined && isEventTime(at)) return { at, timeSource: 'envelope' };
  if (time !== undefined && time !== null) {
    noteRefusal(draft.decoded, 'bad-time', 'time', 'expected a time between 2000 and 2100');
  }
  return { at: undefined, timeSource: 'received' };
}

/** Whether an event is of a connection, also where a rule of the application has given it a type of its own. */
function isConnection({ type, subject }: DrogueEvent, data: unknown): boolean {
  if (connectionType.test(type)) return true;
  return subject === 'connection' && isPlainObject(data) && typeof data.connected === 'boolean';
}

/** A device came or went: `{connected: true}`. */
function takeConnection(draft: Draft, data: unknown, moment: Moment): void {
  const connected = isPlainObject(data) ? data.connected : data;
  if (typeof connected === 'boolean') tell(draft, { id: 'device.online' }, connected, moment);
  else refuse(draft, 'wrong-shape', ['connected'], `expected true or false, got ${quote(connected)}`);
}

/** Takes what a device sent: one record, or several of different times. */
function takeTelemetry(draft: Draft, mapping: readonly MappedPath[], sent: unknown, moment: Moment): void {
  const data = openDitto(sent);
  if (Array.isArray(data) && data.length > 1 && isSeries(data)) {
    for (const record of data) takeTelemetry(draft, mapping, record, moment);
    return;
  }
  const uplink = findUplink(data);
  if (uplink === undefined) {
    if (mapping.length > 0) takeMapped(draft, mapping, data, [], quietMoment(data, moment));
    if (data !== undefined) walk(draft, [], data, moment);
    return;
  }
  const heardAt = momentOf(uplink, moment);
  takeMapped(draft, mapping, data, [], heardAt);
  takeMapped(draft, mapping, uplink.decoded, uplink.decodedPath, heardAt);
  takeUplink(draft, uplink, heardAt);
}

function decode(message: Message, mapping: readonly MappedPath[]): Decoded {
  const event = openEvent(message);
  const { device, type, identity } = event;
  const isRegistry = registryType.test(type);
  if (device === null && !isRegistry)
    throw new DecodeError('no-device', 'device: expected the name of a device, got none');
  const draft = startDraft(device === null ? null : { device }, identity);
  if (isRegistry) return draft.decoded;
  const moment = receiptOf(draft, event);
  const data = readBody(draft, event);
  if (isConnection(event, data)) takeConnection(draft, data, moment);
  else takeTelemetry(draft, mapping, data, moment);
  return draft.decoded;
}

/**
 * Makes the decoder of Drogue IoT's events, whatever the content mode (CloudEvents 1.0.2, JSON format and MQTT binding).
 * Times are Drogue's receipt, unless the device's data tell one.
 * @param signals paths that somebody has mapped; everything else goes by its usual name
 */
export function makeDecoder(signals: SignalMapping): Decode {
  const mapping = prepareMapping(signals);
  return (message) => decode(message, mapping);
}
