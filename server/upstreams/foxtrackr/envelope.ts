import { quote } from '../clean-text';
import { DecodeError } from '../dialect';
import { type Draft, refuse, startDraft } from '../draft';
import { isNothing } from '../nothing';
import { isEventTime, parseTime } from '../parse-time';
import { plainName } from '../plain-name';
import { readIdentity } from '../read-identity';

/** Members that every message has (dev.foxtrackr.com, "Message format & topic list"); none of them is a reading. */
export const envelopeNames: ReadonlySet<string> = new Set(['messagetype', 'deviceid', 'version', 'timems']);

/** A member of the envelope, spelled as documented or otherwise. */
function find(body: Record<string, unknown>, documented: string): unknown {
  if (Object.hasOwn(body, documented)) return body[documented];
  const plain = plainName(documented);
  for (const name in body) if (plainName(name) === plain) return body[name];
  return undefined;
}

/** The payload's device: the topic's second segment may be a group. Ids are texts, and digits alone may be a number. */
function readDevice(body: Record<string, unknown>): string {
  const id = find(body, 'deviceId');
  if (isNothing(id)) throw new DecodeError('bad-device', `deviceId: expected the id of a device, got ${quote(id)}`);
  return readIdentity(Number.isSafeInteger(id) ? String(id) : id, 'deviceId', 'bad-device');
}

/**
 * Opens a message. Its bytes and device say which message it is, as it also comes on the topic of each of its device's
 * groups. Throws DecodeError `bad-device`; a bad time is refused, and the receive time stands.
 */
export function openEnvelope(body: Record<string, unknown>): Draft {
  const device = readDevice(body);
  const draft = startDraft({ device }, device);
  const claim = find(body, 'timeMs');
  if (isNothing(claim)) return draft;
  const at = parseTime(claim);
  if (at === undefined || !isEventTime(at))
    refuse(draft, 'bad-time', 'timeMs', `expected milliseconds since 1970, between 2000 and 2100, got ${quote(claim)}`);
  else {
    draft.at = at;
    draft.timeSource = 'envelope';
  }
  return draft;
}
