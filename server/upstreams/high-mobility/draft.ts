import type { Message } from '../../contract/message';
import type { TimeSource, Value } from '../../contract/reading';
import type { GenericSignal } from '../../contract/signal';
import type { UnitId } from '../../contract/units';
import type { Decoded } from '../dialect';
import { noteRefusal } from '../note-refusal';
import { isEventTime, parseTime } from '../parse-time';
import type { Envelope } from './envelope';

/** A signal as the decoder needs it: made once for each, looked up for every value. */
export type Target = {
  id: string;
  /** What of its name comes after the property's (`front_left`); empty where it is the property's alone. */
  place: string;
  unit: UnitId | null;
  /** Plausible range; infinite where anything goes. */
  least: number;
  greatest: number;
  generic: GenericSignal | undefined;
};

/** A message being decoded: what has been found so far, and where we are in it. */
export type Draft = {
  decoded: Decoded;
  capability: string;
  property: string;
  /** Time of whatever tells none of its own; undefined is the receive time. */
  messageAt: number | undefined;
  messageTimeSource: TimeSource;
  /** Time of the item at hand. */
  at: number | undefined;
  timeSource: TimeSource;
};

/** Notes that a value at `data.<capability>.<property><member>` was not taken. Always undefined, to be returned as the value. */
export function refuse(draft: Draft, reason: string, detail: string, member = ''): undefined {
  const place = draft.property === '' ? draft.capability : `${draft.capability}.${draft.property}`;
  return noteRefusal(draft.decoded, reason, place === '' ? member : `data.${place}${member}`, detail);
}

/** Adds a reading at the time of the item at hand. */
export function tell(draft: Draft, target: Target, value: Value): void {
  draft.decoded.readings.push({
    signal: target.id,
    value,
    timeSource: draft.timeSource,
    at: draft.at,
    generic: target.generic,
  });
}

/** A time an upstream claims, if a vehicle may have meant it; else it is refused as `bad-time`. Null and nothing are no claim. */
export function readClaimedTime(draft: Draft, claim: unknown, member: string): number | undefined {
  if (claim === undefined || claim === null) return undefined;
  const at = parseTime(claim);
  if (at !== undefined && isEventTime(at)) return at;
  return refuse(draft, 'bad-time', 'expected a time between 2000 and 2100', member);
}

/** Starts a draft. The message's own time is the envelope's `timestamp`, else the broker's record time, else when it was received. */
export function startDraft(envelope: Envelope, message: Message): Draft {
  const draft: Draft = {
    decoded: { subject: { vin: envelope.vin }, readings: [], absences: [], availabilities: [], refusals: [] },
    capability: '',
    property: '',
    messageAt: undefined,
    messageTimeSource: 'received',
    at: undefined,
    timeSource: 'received',
  };
  const at = readClaimedTime(draft, envelope.timestamp, 'timestamp');
  if (at !== undefined) {
    draft.messageAt = at;
    draft.messageTimeSource = 'envelope';
  } else if (message.recordedAt !== undefined && isEventTime(message.recordedAt)) {
    draft.messageAt = message.recordedAt;
    draft.messageTimeSource = 'record';
  }
  return draft;
}
