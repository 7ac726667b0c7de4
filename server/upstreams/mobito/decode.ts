import type { Message } from '../../contract/message';
import type { Signal } from '../../contract/signal';
import { signals } from '../../contract/signals';
import type { UnitId } from '../../contract/units';
import { cleanText } from '../clean-text';
import { type Decoded, DecodeError } from '../dialect';
import { type Draft, startDraft } from '../draft';
import type { Decode } from '../kind';
import { isNothing } from '../nothing';
import { parseJson } from '../parse-json';
import { isEventTime } from '../parse-time';
import { isPlainObject } from '../plain-object';
import { readIdentity } from '../read-identity';
import { takeGeneric } from '../take-generic';
import { unitOfWord } from '../unit-of-word';
import { type FieldNotes, fieldRows } from './fields';
import { isSeries, openValue } from './open-value';
import type { Reader } from './reader';
import { readers } from './readers';
import { type Body, othersThanSignals, respell } from './respell';
import { takePosition } from './take-position';

type Field = { signal: Signal; read: Reader; notes: FieldNotes };

const fields: ReadonlyMap<string, Field> = new Map(
  fieldRows.map(([field, signal, how, notes]) => [
    field,
    { signal: signals[signal], read: readers[how], notes: notes ?? {} },
  ]),
);

/** What unit distances are in where a vehicle's display is set to another than km: nobody says. Undefined: none are taken. */
export type Distances = 'km' | 'display' | undefined;

/**
 * Unit of a message's distances. The vendor's sample displays km, and calls nothing else by its unit: where the display
 * is set to miles, it is not known whether distances are.
 */
function distanceUnitOf(body: Body, distances: Distances): UnitId | null {
  const shown = body.display_unit_distance;
  const unit = isNothing(shown) ? 'km' : unitOfWord(shown);
  if (unit === 'km' || distances === 'km') return 'km';
  return distances === 'display' && unit === 'mi' ? 'mi' : null;
}

/** Starts with the record's time: the message has none of its own. Its uuid is one message's, however often it is produced. */
function openRecord(body: Body, { recordedAt }: Message): Draft {
  if (isNothing(body.vin)) throw new DecodeError('bad-vin', 'vin: expected a text, got nothing');
  const vin = readIdentity(body.vin, 'vin', 'bad-vin');
  const uuid = typeof body.uuid === 'string' && !isNothing(body.uuid) ? cleanText(body.uuid.slice(0, 64)) : undefined;
  const draft = startDraft({ vin }, uuid);
  if (recordedAt !== undefined && isEventTime(recordedAt)) {
    draft.at = recordedAt;
    draft.timeSource = 'record';
  }
  return draft;
}

function isSuperseded({ insteadOf }: FieldNotes, body: Body): boolean {
  return insteadOf !== undefined && !isNothing(body[insteadOf]);
}

function takeValue(draft: Draft, field: string, sent: unknown, body: Body, distanceUnit: UnitId | null): void {
  const { at, timeSource } = draft;
  const data = openValue(draft, sent, field);
  const known = fields.get(field);
  if (known === undefined) takeGeneric(draft, 'mobito', field, data, field);
  else if (!isNothing(data) && !isSuperseded(known.notes, body)) {
    const { signal, read, notes } = known;
    read({ draft, signal, field, data, unit: notes.unit ?? signal.unit, distanceUnit });
  }
  draft.at = at;
  draft.timeSource = timeSource;
}

/**
 * Makes the decoder of MOBITO's flat message (connected-fleet documentation, "Message schema example"): every field is a
 * signal at the record's time, a missing one or `-NA-` leaves its signal as it was, and fields nobody has described
 * become generic signals `mobito.<field>`.
 * The decoder throws DecodeError `empty`, `not-utf8`, `not-json`, `wrong-shape` or `bad-vin`.
 */
export function createMobitoDecoder(distances: Distances): Decode {
  return (message: Message): Decoded => {
    const sent = parseJson(message.payload);
    if (!isPlainObject(sent)) throw new DecodeError('wrong-shape', 'payload: expected an object');
    const body = respell(sent);
    const draft = openRecord(body, message);
    const distanceUnit = distanceUnitOf(body, distances);
    for (const field in body) {
      const data = body[field];
      if (isNothing(data) || othersThanSignals.has(field)) continue;
      if (isSeries(data)) for (const one of data) takeValue(draft, field, one, body, distanceUnit);
      else takeValue(draft, field, data, body, distanceUnit);
    }
    takePosition(draft, body.latitude, body.longitude);
    return draft.decoded;
  };
}
