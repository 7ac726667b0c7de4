import type { Message } from '../../contract/message';
import type { Signal } from '../../contract/signal';
import { type SignalId, signals } from '../../contract/signals';
import { type UnitId, units } from '../../contract/units';
import { type Decoded, DecodeError } from '../dialect';
import { type Draft, tellAmount } from '../draft';
import { isNothing } from '../nothing';
import { parseJson } from '../parse-json';
import { plainName } from '../plain-name';
import { isPlainObject } from '../plain-object';
import { readAmount } from '../read-amount';
import { partOf, takeGeneric } from '../take-generic';
import { envelopeNames, openEnvelope } from './envelope';
import { type Member, membersOf, sectionNames } from './members';

/** Volts and millivolts are told apart by size where nothing else does: no tracker's cell has 500 V, and none half a volt. */
const voltsOrMillivolts = (value: number): UnitId => (value >= 500 ? 'mV' : 'V');

/** Signals of an object that is itself an amount, `battery: { value: 3.6, unit: "V" }`, by its name and quantity. */
const signalOfAmount: ReadonlyMap<string, SignalId> = new Map([
  ['battery voltage', 'device.battery.voltage'],
  ['battery ratio', 'device.battery.level'],
  ['temperature temperature', 'device.temperature'],
]);

/** Where a message's values go: each signal is told once, a second name for it stays what it is called. */
type Taking = { draft: Draft; told: Set<SignalId> };

function take({ draft, told }: Taking, { signal: id, unit }: Member, data: unknown, path: string): void {
  told.add(id);
  const signal: Signal = signals[id];
  tellAmount(draft, signal, data, path, unit ?? voltsOrMillivolts);
}

/** Takes one value: of a signal we know when its name says so, else as a generic one. */
function takeMember(taking: Taking, section: string, name: string, data: unknown, path: string): void {
  if (isNothing(data)) return;
  const member = membersOf.get(section)?.get(plainName(name));
  // A level may be told in words too, or with members of its own.
  const isAmount = readAmount(data) !== undefined;
  if (member !== undefined && isAmount && !taking.told.has(member.signal)) take(taking, member, data, path);
  else takeGeneric(taking.draft, section === '' ? 'foxtrackr' : `foxtrackr.${section}`, name, data, path);
}

/** Takes the object a message is about. */
function takeSection(taking: Taking, name: string, body: Record<string, unknown>): void {
  const section = sectionNames.get(plainName(name)) ?? name;
  const unit = Object.hasOwn(body, 'unit') ? readAmount(body)?.unit : undefined;
  const id = unit ? signalOfAmount.get(`${section} ${units[unit].quantity}`) : undefined;
  if (id !== undefined && unit && !taking.told.has(id)) take(taking, { signal: id, unit }, body, name);
  else if (!membersOf.has(section)) takeGeneric(taking.draft, 'foxtrackr', section, body, name);
  else for (const member in body) takeMember(taking, section, member, body[member], `${name}.${member}`);
}

/** `<family>/<device or group>/<version>/<type>`, also behind a shared subscription. */
const typed = /^(?:\$share\/[^/]+\/)?[^/]+\/[^/]+\/[^/]+\/([^/]+)/;

/**
 * Decodes a push message of FoxTrackr (dev.foxtrackr.com, "Message format & topic list"): `messageType`, `deviceId`,
 * `version`, `timeMs` and one object named after its type. Types nobody has described become generic signals
 * `foxtrackr.<object>.<path>`; a value outside an object is said of the topic's type.
 * Throws DecodeError `empty`, `not-utf8`, `not-json`, `wrong-shape` or `bad-device`.
 */
export function decodeFoxtrackr(message: Message): Decoded {
  const body = parseJson(message.payload);
  if (!isPlainObject(body)) throw new DecodeError('wrong-shape', 'payload: expected an object');
  const taking: Taking = { draft: openEnvelope(body), told: new Set() };
  const type = partOf(typed.exec(message.topic)?.[1] ?? '') ?? '';
  const topicSection = sectionNames.get(plainName(type)) ?? type;
  for (const name in body) {
    const value = body[name];
    const plain = plainName(name);
    if (envelopeNames.has(plain)) continue;
    if (isPlainObject(value)) takeSection(taking, name, value);
    else if (Array.isArray(value)) takeGeneric(taking.draft, 'foxtrackr', name, value, name);
    else takeMember(taking, membersOf.get(plain)?.has(plain) ? plain : topicSection, name, value, name);
  }
  return taking.draft.decoded;
}
