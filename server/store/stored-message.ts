import { isUtf8 } from 'node:buffer';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { refusal, type StoredMessage } from '../contract/http';
import type { VehicleState } from '../contract/live';
import type { Message } from '../contract/message';
import type { Reading } from '../contract/reading';
import { dialects } from '../upstreams';
import { type Decoded, DecodeError } from '../upstreams/dialect';
import { contentHash } from './content-hash';
import type { Database } from './database';
import { eventTimeOf } from './event-time';
import { unpackMessage } from './message-pack';
import { loadVehicleState } from './vehicle-state';
import { verdictOf } from './verdict-code';

/** Where a message is filed: the batch that committed it, its place therein, and whose it is. */
type Filed = { reference: string; upstream: { id: number; key: string; kind: string } };

/** Decoded afresh by today's decoder; null where that can make nothing of it. */
function decodeAgain(message: Message, kind: string): Decoded | null {
  try {
    return dialects[kind]?.decode(message) ?? null;
  } catch (error) {
    if (error instanceof DecodeError) return null;
    throw error;
  }
}

function readingsOf(decoded: Decoded, message: Message, { reference, upstream }: Filed): Reading[] {
  return decoded.readings.flatMap((reading) => {
    const time = eventTimeOf(reading, message);
    if (time === null) return [];
    const { at, timeSource, claimedAt } = time;
    return {
      signal: reading.signal,
      value: reading.value,
      at,
      timeSource,
      receivedAt: message.receivedAt,
      ...(claimedAt === undefined ? {} : { claimedAt }),
      upstream: upstream.key,
      message: reference,
    };
  });
}

function absencesOf(decoded: Decoded, message: Message, { reference, upstream }: Filed): StoredMessage['absences'] {
  return decoded.absences.flatMap(({ signal, reason, description, at }) => {
    const time = eventTimeOf({ at }, message);
    return time === null
      ? []
      : { signal, reason, description, at: time.at, upstream: upstream.key, message: reference };
  });
}

/** Whether a reading is what the screen shows now; the same bytes delivered again say the same. */
function isLatest(reading: Reading, state: VehicleState | null): boolean {
  const shown = state?.readings.find(({ signal }) => signal === reading.signal);
  return shown?.at === reading.at && isDeepStrictEqual(shown.value, reading.value);
}

async function findFiled({ prisma }: Database, batchId: bigint, index: number) {
  const batch = await prisma.messageBatch.findFirst({ where: { id: batchId } });
  if (batch === null || index >= batch.count) return null;
  const message = await unpackMessage(batch.messages, index);
  const upstream = await prisma.upstream.findUnique({ where: { id: batch.upstreamId } });
  if (message === undefined || upstream === null) return null;
  return { message, upstream, verdict: verdictOf(batch.verdicts[index]) };
}

/**
 * A message as it came, what became of it, and what today's decoder makes of its bytes.
 * @param reference `<batch>.<index>`
 * @returns null when no such message is kept, or no longer
 */
export async function loadMessage(database: Database, reference: string): Promise<StoredMessage | null> {
  const [batch = '', index = ''] = reference.split('.');
  const found = await findFiled(database, BigInt(batch), Number(index));
  if (found === null) return null;
  const { message, upstream, verdict } = found;
  const filed = { reference, upstream };
  const decoded = decodeAgain(message, upstream.kind);
  const kept = await database.prisma.quarantine.findUnique({
    where: { upstreamId_contentHash: { upstreamId: upstream.id, contentHash: contentHash(message) } },
  });
  const subject = decoded?.subject ?? null;
  const vin = subject !== null && 'vin' in subject ? subject.vin : (kept?.vin ?? null);
  const state = vin === null ? null : await loadVehicleState(database, vin);
  const readings = decoded === null ? [] : readingsOf(decoded, message, filed);
  const isText = isUtf8(message.payload);
  return {
    reference,
    upstream: upstream.key,
    topic: message.topic,
    receivedAt: message.receivedAt,
    verdict,
    contentType: message.contentType ?? null,
    properties: { ...message.properties },
    payload: message.payload.toString(isText ? 'utf8' : 'base64'),
    isText,
    bytes: message.payload.length,
    vin,
    refusals: z.array(refusal).parse(kept?.refusals ?? []),
    readings: readings.map((reading) => ({ ...reading, isLatest: isLatest(reading, state) })),
    absences: decoded === null ? [] : absencesOf(decoded, message, filed),
  };
}
