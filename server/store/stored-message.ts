import { isUtf8 } from 'node:buffer';
import type { StoredMessage } from '../contract/http';
import type { Reading } from '../contract/reading';
import type { Decoded } from '../upstreams/dialect';
import type { Decode } from '../upstreams/kind';
import type { Database } from './database';
import { eventTimeOf } from './event-time';
import { type FiledMessage, loadFiledMessage } from './filed-message';
import { isTaken, loadKept, missingOf } from './kept-message';
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

/** The VIN that a device stands for now: it may have been mapped after its message came. */
async function mappedVin({ prisma }: Database, upstreamId: number, device: string | null): Promise<string | null> {
  if (device === null) return null;
  const mapping = await prisma.device.findUnique({ where: { upstreamId_device: { upstreamId, device } } });
  return mapping?.vin ?? null;
}

const findVehicle = ({ prisma }: Database, where: { id: number } | { vin: string }) =>
  prisma.vehicle.findUnique({ where, select: { id: true, vin: true } });

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
  const identity = decoded?.identity;
  const kept = await loadKept(database, filed, identity);
  const subject = decoded?.subject ?? null;
  const device = subject !== null && 'device' in subject ? subject.device : (kept?.device ?? null);
  const told = subject !== null && 'vin' in subject ? subject.vin : (kept?.vin ?? null);
  const vin = told ?? (await mappedVin(database, upstream.id, device));
  const vehicle =
    vehicleId !== null
      ? await findVehicle(database, { id: vehicleId })
      : vin === null
        ? null
        : await findVehicle(database, { vin });
  const readings = decoded === null ? [] : readingsOf(decoded, filed);
  const taken = { vehicleId: vehicle?.id ?? null, isTaken: isTaken(filed, kept), identity };
  const effects = await readEffects(database, filed, readings, taken);
  const isWhole = effects.every(({ kind }) => kind !== 'not-taken');
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
    refusals: missingOf(kept, filed, decoded, isWhole),
    settled: kept?.settled ?? null,
    readings: readings.map((reading, index) => ({
      ...reading,
      effect: effects[index] ?? { kind: 'not-taken', by: null },
    })),
    absences: decoded === null ? [] : absencesOf(decoded, filed),
  };
}
