import type { Message } from '../contract/message';
import { contentHash } from '../store/content-hash';
import { verdictCodes } from '../store/verdict-code';
import type { Decoded, Refusal } from '../upstreams/dialect';
import type { DeviceMap } from './device-map';
import type { Numbers } from './identify';
import { judgeAbsences, judgeAvailabilities } from './judge-absences';
import { judgeReading } from './judge-reading';
import { messageKey } from './message-key';
import type { JudgedBatch, KnownUpstream, Place, Placed, QuarantinedMessage } from './row';

/** Keeps a message out, or what was not taken of it, and settles its verdict. */
export function quarantine(message: QuarantinedMessage, batch: JudgedBatch): void {
  batch.verdicts[message.messageIndex] = verdictCodes[message.verdict];
  batch.quarantined.push(message);
}

function add<Row extends Placed>(row: Row, to: Row[], batch: JudgedBatch): void {
  to.push(row);
  if (row.vehicleId === 0 || row.signalId === 0) batch.unplaced.push(row);
}

const deviceOf = ({ subject }: Decoded): string | null =>
  subject !== null && 'device' in subject ? subject.device : null;

/** A message about no vehicle that we know of. */
function judgeStranger(decoded: Decoded, messageIndex: number, devices: DeviceMap, batch: JudgedBatch): void {
  const { identity, refusals } = decoded;
  const device = deviceOf(decoded);
  const kept = { messageIndex, vin: null, device, identity, refusals };
  const isIgnored = device === null ? refusals.length === 0 : devices.find(device)?.isIgnored === true;
  if (isIgnored) batch.verdicts[messageIndex] = verdictCodes.ignored;
  else if (device !== null) quarantine({ ...kept, verdict: 'unmapped' }, batch);
  else quarantine({ ...kept, verdict: 'quarantined' }, batch);
}

/** Notes the device that a message came from. */
function noteDevice(device: string, { receivedAt }: Message, { devices }: JudgedBatch): void {
  const held = devices.get(device);
  if (held === undefined || receivedAt > held) devices.set(device, receivedAt);
}

/** Whose a device's messages are: nobody's while it is unmapped or ignored. */
function vinOf(device: string, devices: DeviceMap): string | null {
  const mapped = devices.find(device);
  return mapped === undefined || mapped.isIgnored ? null : mapped.vin;
}

/** Begins a list with its first item: nearly all messages have nothing refused. */
function append(list: Refusal[] | undefined, refusal: Refusal): Refusal[] {
  if (list === undefined) return [refusal];
  list.push(refusal);
  return list;
}

/** Adds the rows of one message; the answer is what of it was refused here, undefined when nothing was. */
function addRows(decoded: Decoded, message: Message, place: Place, judging: Judging, batch: JudgedBatch) {
  const { numbers } = judging;
  let refused: Refusal[] | undefined;
  for (const reading of decoded.readings) {
    const judged = judgeReading(reading, message, place, numbers);
    if ('field' in judged) refused = append(refused, judged);
    else add(judged, batch.rows, batch);
  }
  if (decoded.absences.length > 0)
    for (const judged of judgeAbsences(decoded, message, place, numbers))
      if ('field' in judged) refused = append(refused, judged);
      else add(judged, batch.absences, batch);
  if (decoded.availabilities.length > 0)
    for (const row of judgeAvailabilities(decoded, message, place, numbers)) add(row, batch.availabilities, batch);
  return refused;
}

function hasBorrowedTime(rows: readonly Placed[], from: number): boolean {
  for (let index = from; index < rows.length; index++) if (rows[index]?.isTimeBorrowed === true) return true;
  return false;
}

/** What judging stands on, beside the message itself. */
export type Judging = {
  upstream: KnownUpstream;
  numbers: Numbers;
  /** By message, whose it was when it came, where that is known: its device may have moved on since. */
  vins: readonly (string | null)[];
  /** Readings from before this are kept in no history any more, epoch milliseconds. */
  oldestAt: number;
};

/** Puts what one message says into the batch, each reading with its event time, and keeps what is not taken. */
export function judge(decoded: Decoded, messageIndex: number, judging: Judging, batch: JudgedBatch): void {
  const { upstream, numbers, vins } = judging;
  const message = batch.messages[messageIndex];
  const { identity, subject } = decoded;
  if (message === undefined) return;
  let vin: string | null = null;
  if (subject !== null && 'vin' in subject) vin = subject.vin;
  else if (subject !== null) {
    noteDevice(subject.device, message, batch);
    vin = vins[messageIndex] ?? vinOf(subject.device, upstream.devices);
  }
  if (vin === null) {
    judgeStranger(decoded, messageIndex, upstream.devices, batch);
    return;
  }
  const vehicleId = numbers.vehicles.get(vin) ?? 0;
  const key = messageKey(message.payload, upstream.seed);
  const place = { messageIndex, vin, vehicleId, key, isIdentified: identity !== undefined };
  batch.vehicleIds[messageIndex] = vehicleId;
  const { rows, absences, availabilities } = batch;
  const [firstRow, firstAbsence, firstAvailability] = [rows.length, absences.length, availabilities.length];
  const refused = addRows(decoded, message, place, judging, batch);
  const isEmpty =
    rows.length === firstRow && absences.length === firstAbsence && availabilities.length === firstAvailability;
  if (
    (rows.length === firstRow && !isEmpty) ||
    hasBorrowedTime(rows, firstRow) ||
    hasBorrowedTime(absences, firstAbsence) ||
    hasBorrowedTime(availabilities, firstAvailability)
  ) {
    const hash = contentHash(message, identity);
    if (!batch.remembered.has(hash)) batch.remembered.set(hash, messageIndex);
  }
  if (refused !== undefined || decoded.refusals.length > 0) {
    const refusals = refused === undefined ? decoded.refusals : [...decoded.refusals, ...refused];
    const verdict = isEmpty ? 'quarantined' : 'partial';
    quarantine({ messageIndex, verdict, vin, device: deviceOf(decoded), identity, refusals }, batch);
  } else if (isEmpty) batch.verdicts[messageIndex] = verdictCodes.ignored;
}
