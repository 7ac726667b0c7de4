import { isDeepStrictEqual } from 'node:util';
import type { ReadingEffect } from '../contract/http';
import type { Verdict } from '../contract/message';
import type { Reading } from '../contract/reading';
import { contentHashes } from './content-hash';
import type { Database } from './database';
import { isReceiveTime } from './event-time';
import type { FiledMessage } from './filed-message';
import { loadNames } from './names';
import { readingColumns, type StoredReading, toReading } from './stored-reading';

const notTaken: ReadingEffect = { kind: 'not-taken', by: null };

const standing = ({ message, upstream, at }: Reading) => ({ message, upstream, at });

/** What became of one reading, by what stands at its place in the history and what is the latest of its signal. */
function effectOf(
  reading: Reading,
  held: Reading | undefined,
  latest: Reading | undefined,
  verdict: Verdict,
  isTaken: boolean,
): ReadingEffect {
  const isSame = held !== undefined && isDeepStrictEqual(held.value, reading.value);
  if (!isTaken) return isSame ? { kind: 'repeated', by: standing(held) } : notTaken;
  if (held === undefined) {
    if (latest?.message === reading.message && latest.at === reading.at) return { kind: 'latest', by: null };
    // Nothing of it is in the history: it stands elsewhere under the first of the messages that are known as one,
    // retention took it or would have, or it was never taken.
    if (verdict === 'duplicate') return { kind: 'repeated', by: null };
    if (latest === undefined || latest.at <= reading.at) return notTaken;
    return { kind: 'older', by: standing(latest) };
  }
  if (held.message !== reading.message) return { kind: isSame ? 'repeated' : 'outdone', by: standing(held) };
  if (latest !== undefined && latest.at > held.at) return { kind: 'older', by: standing(latest) };
  if (latest !== undefined && latest.at === held.at && latest.message !== held.message)
    return { kind: 'outdone', by: standing(latest) };
  return { kind: 'latest', by: null };
}

/** When the same message first came: without a time of its own it counts once, and stands there. */
async function firstReceiptOf(
  { prisma }: Database,
  { message, upstream }: FiledMessage,
  { identity }: Taken,
): Promise<number | undefined> {
  const first = await prisma.untimedMessage.findFirst({
    where: { upstreamId: upstream.id, contentHash: { in: contentHashes(message, identity) } },
    orderBy: { receivedAt: 'asc' },
  });
  return first?.receivedAt.getTime();
}

/** Whose a message is, whether its readings were taken, and what its decoder knows it by. */
export type Taken = { vehicleId: number | null; isTaken: boolean; identity: string | undefined };

const placeOf = (signal: string, at: number): string => `${at} ${signal}`;

/**
 * What each reading of a stored message changed, in the order of the readings.
 * @param readings as today's decoder makes them of the message's bytes
 */
export async function readEffects(
  database: Database,
  filed: FiledMessage,
  readings: readonly Reading[],
  taken: Taken,
): Promise<ReadingEffect[]> {
  const { vehicleId, isTaken } = taken;
  if (vehicleId === null || readings.length === 0) return readings.map(() => notTaken);
  const names = await loadNames(database);
  const numbers = new Map([...names.signals].map(([id, key]) => [key, id]));
  const firstAt = readings.some(isReceiveTime) ? await firstReceiptOf(database, filed, taken) : undefined;
  const atOf = (reading: Reading): number => (isReceiveTime(reading) ? (firstAt ?? reading.at) : reading.at);
  const ask = (text: string, values: unknown[]) =>
    database.pool.query<StoredReading>({ text, values, rowMode: 'array' });
  const wanted = readings.filter(({ signal }) => numbers.has(signal));
  const signals = wanted.map(({ signal }) => numbers.get(signal));
  const times = wanted.map((reading) => new Date(atOf(reading)));
  const [history, newest] = await Promise.all([
    ask(
      `SELECT ${readingColumns('reading')} FROM unnest($3::int4[], $4::timestamptz[]) AS wanted (signal_id, at)
       JOIN reading ON reading.vehicle_id = $1 AND reading.upstream_id = $2
         AND reading.signal_id = wanted.signal_id AND reading.at = wanted.at`,
      [vehicleId, filed.upstream.id, signals, times],
    ),
    ask(`SELECT ${readingColumns('latest')} FROM latest WHERE vehicle_id = $1 AND signal_id = ANY($2)`, [
      vehicleId,
      signals,
    ]),
  ]);
  const held = new Map<string, Reading>();
  for (const row of history.rows) {
    const reading = toReading(row, names);
    held.set(placeOf(reading.signal, reading.at), reading);
  }
  const latest = new Map(newest.rows.map((row) => toReading(row, names)).map((reading) => [reading.signal, reading]));
  // Of two things that a message says of one signal and time, the later stands.
  const last = new Map(readings.map((reading) => [placeOf(reading.signal, atOf(reading)), reading]));
  return readings.map((reading) => {
    const place = placeOf(reading.signal, atOf(reading));
    const stands = held.get(place);
    if (stands?.message === reading.message && last.get(place) !== reading)
      return { kind: 'outdone', by: standing(stands) };
    return effectOf(reading, stands, latest.get(reading.signal), filed.verdict, isTaken);
  });
}
