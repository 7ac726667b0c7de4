import pino from 'pino';
import type { Message, Verdict } from '../../server/contract/message';
import type { VehicleChange } from '../../server/ingest/change';
import { createIngest } from '../../server/ingest/ingest';
import type { RedecodeRequest } from '../../server/ingest/redecode';
import type { BatchFacts } from '../../server/monitor/batch-facts';
import { closeDatabase, type Database, openDatabase } from '../../server/store/database';
import { verdictOf } from '../../server/store/verdict-code';
import type { Decode } from '../../server/upstreams/kind';
import { decodePlain } from './plain-dialect';

export const log = pino({ level: 'silent' });

/** Noon of a day that has partitions before and after it. */
export const now = Date.UTC(2026, 10, 20, 12);

/** An ingest on a connection pool of its own, as a process of its own would have it. */
export async function openIngest(url: string, decode: Decode = decodePlain, oldestReadingAt?: () => number) {
  const database = await openDatabase(url);
  const changes: VehicleChange[] = [];
  const facts: BatchFacts[] = [];
  const ingest = createIngest({
    database,
    upstreams: ['first', 'second'].map((id) => ({ id, kind: 'plain', decode })),
    decoderOf: () => decode,
    onCommitted: (committed) => changes.push(...committed),
    observe: (told) => facts.push(told),
    ...(oldestReadingAt === undefined ? {} : { oldestReadingAt }),
    clock: () => now,
    log,
  });
  return {
    database,
    changes,
    facts,
    ...ingest,
    commit: (messages: Message[], upstream = 'first') => ingest.commitFor(upstream)(messages),
    close: () => closeDatabase(database),
  };
}
export type OpenIngest = Awaited<ReturnType<typeof openIngest>>;

const values = `v.vin, s.key AS signal, u.key AS upstream, extract(epoch FROM r.at) * 1000 AS at, r.message_key, r.form,
  r.number, r.longitude, r.text, extract(epoch FROM r.claimed_at) * 1000 AS claimed_at`;
const named =
  'JOIN vehicle v ON v.id = r.vehicle_id JOIN signal s ON s.id = r.signal_id JOIN upstream u ON u.id = r.upstream_id';
const order = 'ORDER BY v.vin, s.key, r.at, u.key';

/** All that must not depend on order, repetition or grouping: everything but receive times and places of messages. */
export async function readTruth({ pool }: Database) {
  const ask = async (query: string) => (await pool.query(query)).rows;
  return {
    latest: await ask(`SELECT ${values} FROM latest r ${named} ${order}`),
    history: await ask(`SELECT ${values} FROM reading r ${named} ${order}`),
    absences: await ask(
      `SELECT v.vin, s.key AS signal, u.key AS upstream, r.at, r.message_key, r.reason, r.description FROM absence r ${named} ${order}`,
    ),
    availabilities: await ask(
      `SELECT v.vin, s.key AS signal, u.key AS upstream, r.at, r.message_key, r.update_rate, r.rate_limit_hertz, r.applies_per
       FROM availability r ${named} ${order}`,
    ),
    quarantine: await ask(
      'SELECT content_hash, verdict, vin, device, reason, refusals, fingerprint FROM quarantine ORDER BY content_hash',
    ),
    vehicles: await ask('SELECT vin FROM vehicle ORDER BY vin'),
  };
}

export async function forgetReadings({ pool }: Database): Promise<void> {
  await pool.query(
    `TRUNCATE reading, latest, source_latest, absence, availability, quarantine, untimed_message, message_batch,
       keyframe, keyframe_state`,
  );
}

/** Decodes again all that waits and matches, step by step, and tells how many steps it took and what they did. */
export async function redecodeAll(
  { redecode }: OpenIngest,
  filter: Omit<RedecodeRequest, 'upstream' | 'by'> = {},
  upstream = 'first',
) {
  const done = { steps: 0, looked: 0, settled: 0 };
  let cursor: string | null | undefined;
  do {
    const step = await redecode({
      upstream,
      by: 'Ada',
      ...filter,
      ...(typeof cursor === 'string' ? { cursor } : {}),
    });
    done.steps++;
    done.looked += step.looked;
    done.settled += step.settled;
    cursor = step.cursor;
  } while (cursor !== null);
  return done;
}

/** Verdicts in the order of commit. */
export async function readVerdicts({ prisma }: Database): Promise<Verdict[]> {
  const batches = await prisma.messageBatch.findMany({ orderBy: { id: 'asc' }, select: { verdicts: true } });
  return batches.flatMap(({ verdicts }) => [...verdicts].map(verdictOf));
}
