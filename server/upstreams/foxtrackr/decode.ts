import type { Message } from '../../contract/message';
import { type Decoded, DecodeError } from '../dialect';
import { parseJson } from '../parse-json';
import { plainName } from '../plain-name';
import { isPlainObject } from '../plain-object';
import { partOf, takeGeneric } from '../take-generic';
import { readUnits } from '../unit-beside';
import { envelopeNames, openEnvelope } from './envelope';
import { sectionNames } from './members';
import { startTaking, takeMember, takeSection } from './take-section';

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
  const taking = startTaking(openEnvelope(body));
  const type = partOf(typed.exec(message.topic)?.[1] ?? '') ?? '';
  const topicSection = sectionNames.get(plainName(type)) ?? type;
  const units = readUnits(body);
  for (const name in body) {
    const value = body[name];
    const plain = plainName(name);
    if (envelopeNames.has(plain)) continue;
    if (isPlainObject(value)) takeSection(taking, name, value);
    else if (Array.isArray(value)) takeGeneric(taking.draft, 'foxtrackr', name, value, name);
    else takeMember(taking, { section: sectionNames.get(plain) ?? topicSection, name, units, path: name }, value);
  }
  return taking.draft.decoded;
}
