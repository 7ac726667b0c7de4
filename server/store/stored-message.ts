import { isUtf8 } from 'node:buffer';
import { z } from 'zod';
import { refusal, type StoredMessage } from '../contract/http';
import type { Reading } from '../contract/reading';
import type { Decoded } from '../upstreams/dialect';
import type { Decode } from '../upstreams/kind';
import { contentHash } from './content-hash';
import type { Database } from './database';
import { eventTimeOf } from './event-time';
import { type FiledMessage, loadFiledMessage } from './filed-message';
import { readEffects } from './reading-effects';

/** The decoder of an upstream, configured still or not; undefined when nobody speaks its language any more. */
export type FindDecoder = (upstream: string, kind: string) => Decode | undefined;

/** Decoded afresh by today's decoder; null where that can make nothing of it. */
function decodeAgain({ message, upstream }: FiledMessage, findDecoder: FindDecoder): Decoded | null {
  try {
    return findDecoder(upstream.key, upstream.kind)?.(message) ?? null;
  } catch {
    // It was kept out with the decoder's own words when it came: its bytes are to be seen all the same.
    return null;
  }
}

function readingsOf(decoded: Decoded, { message, reference, upstream }: FiledMessage): Reading[] {
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

function absencesOf(decoded: Decoded, { message, reference, upstream }: FiledMessage): StoredMessage['absences'] {
  return decoded.absences.flatMap(({ signal, reason, description, at }) => {
    const time = eventTimeOf({ at }, message);
    return time === null
      ? []
      : { signal, reason, description, at: time.at, upstream: upstream.key, message: reference };
  });
}

/** What was not taken of a message, found by its bytes: the same again is not kept again. */
function loadKept({ prisma }: Database, { message, upstream }: FiledMessage) {
  return prisma.quarantine.findUnique({
    where: { upstreamId_contentHash: { upstreamId: upstream.id, contentHash: contentHash(message) } },
    select: { vin: true, device: true, refusals: true, state: true },
  });
}

/** The VIN that a device stands for now: it may have been mapped after its message came. */
async function mappedVin({ prisma }: Database, upstreamId: number, device: string | null): Promise<string | null> {
  if (device === null) return null;
  const mapping = await prisma.device.findUnique({ where: { upstreamId_device: { upstreamId, device } } });
  return mapping?.vin ?? null;
}

const findVehicle = ({ prisma }: Database, where: { id: number } | { vin: string }) =>
  prisma.vehicle.findUnique({ where, select: { id: true, vin: true } });

/** Whether readings of the message went into the history, be it when it was decoded again. */
const isTaken = ({ verdict }: FiledMessage, state: string | undefined): boolean =>
  (verdict !== 'unmapped' && verdict !== 'quarantined' && verdict !== 'ignored') || state === 'decoded';

/**
 * A message as it came, what became of it, what today's decoder makes of its bytes, and what that changed.
 * @param reference `<batch>.<index>`
 * @returns null when no such message is kept, or no longer
 */
export async function loadMessage(
  database: Database,
  reference: string,
  findDecoder: FindDecoder,
): Promise<StoredMessage | null> {
  const filed = await loadFiledMessage(database, reference);
  if (filed === null) return null;
  const { message, upstream, vehicleId } = filed;
  const decoded = decodeAgain(filed, findDecoder);
  const kept = await loadKept(database, filed);
  const subject = decoded?.subject ?? null;
  const device = subject !== null && 'device' in subject ? subject.device : (kept?.device ?? null);
  const told = subject !== null && 'vin' in subject ? subject.vin : (kept?.vin ?? null);
  const taken = isTaken(filed, kept?.state);
  const vin = told ?? (await mappedVin(database, upstream.id, device));
  const vehicle =
    vehicleId !== null
      ? await findVehicle(database, { id: vehicleId })
      : vin === null
        ? null
        : await findVehicle(database, { vin });
  const readings = decoded === null ? [] : readingsOf(decoded, filed);
  const effects = await readEffects(database, filed, readings, taken ? (vehicle?.id ?? null) : null);
  const isText = isUtf8(message.payload);
  return {
    reference,
    upstream: upstream.key,
    topic: message.topic,
    receivedAt: message.receivedAt,
    verdict: filed.verdict,
    contentType: message.contentType ?? null,
    properties: { ...message.properties },
    delivery: { ...message.delivery },
    payload: message.payload.toString(isText ? 'utf8' : 'base64'),
    isText,
    bytes: message.payload.length,
    device,
    vin: vehicle?.vin ?? vin,
    // Decoded again since, it says still why it had been kept out.
    refusals: kept === null || kept.state === 'decoded' ? [] : z.array(refusal).parse(kept.refusals),
    readings: readings.map((reading, index) => ({
      ...reading,
      effect: effects[index] ?? { kind: 'not-taken', by: null },
    })),
    absences: decoded === null ? [] : absencesOf(decoded, filed),
  };
}
