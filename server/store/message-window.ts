import { hours } from '../contract/duration';
import type { Database } from './database';
import { epochMilliseconds } from './epoch-milliseconds';
import { ofKept } from './kept-places';
import type { SettledSearch } from './settled-search';
import { verdictCodes } from './verdict-code';

/** So many batches are looked at in one question, whatever matches: none takes long. */
const windowSize = 500;
/** A batch bears the time of its first message; while the database is away its last may come much later. */
export const longestBatchMs = hours(1);
/** Without times: wider than what a timestamptz of ours can hold. */
const earliest = new Date(0);
const latest = new Date(8_000_000_000_000_000);

/** What the row of a batch says without its messages. */
export type BatchHead = {
  id: bigint;
  receivedAt: number;
  count: number;
  /** Of its messages as they are stored: a small part of what they are unpacked. */
  bytes: number;
  mayMatch: boolean;
};

const commonMask = 1 << verdictCodes.accepted;

/**
 * Batches with nothing but accepted messages are most; those with anything else have an index of their own, and those
 * with something in quarantine are found by that: few of a million, maybe.
 */
const statementWith = (narrowing: string) => `
WITH looked AS (
  SELECT * FROM message_batch
  WHERE id < $1 AND received_at >= $2 AND received_at < $3 ${narrowing}
  ORDER BY id DESC LIMIT ${windowSize}
)
SELECT b.id, ${epochMilliseconds('b.received_at')}, b.count, octet_length(b.messages), coalesce(
  ($4::int2 IS NULL OR b.upstream_id = $4)
  AND ($5::int4 IS NULL OR b.verdict_mask & $5 <> 0)
  AND ($6::text IS NULL OR b.vehicle_ids IS NULL OR $7 = ANY (b.vehicle_ids) OR EXISTS (
    SELECT FROM quarantine q LEFT JOIN device d USING (upstream_id, device)
    WHERE q.batch_id = b.id AND $6 IN (q.vin, d.vin)
  )), false)
FROM looked b ORDER BY b.id DESC`;

const statements = {
  any: { name: 'message-window', text: statementWith('') },
  uncommon: { name: 'message-window-uncommon', text: statementWith(`AND verdict_mask <> ${commonMask}`) },
  // Without a name it is planned anew for each device: what of many is best is not so of few.
  kept: {
    text: statementWith(
      `AND EXISTS (SELECT FROM quarantine q WHERE q.batch_id = message_batch.id AND ${ofKept('$8', '$9')})`,
    ),
  },
};

/**
 * The next batches below a number, newest first, and whether each may hold what is looked for.
 * @returns `isLast` when there are no more after these
 */
export async function readWindow(
  { pool }: Database,
  { vehicle, upstreamId, kept, verdict, from, to }: SettledSearch,
  below: bigint,
): Promise<{ heads: BatchHead[]; isLast: boolean }> {
  const isUncommon = verdict !== undefined && verdict !== verdictCodes.accepted;
  const { rows } = await pool.query<[id: string, receivedAt: number, count: number, bytes: number, mayMatch: boolean]>({
    ...statements[kept !== undefined ? 'kept' : isUncommon ? 'uncommon' : 'any'],
    values: [
      below,
      from === undefined ? earliest : new Date(from - longestBatchMs),
      to === undefined ? latest : new Date(to),
      upstreamId ?? null,
      verdict === undefined ? null : 1 << verdict,
      vehicle?.vin ?? null,
      vehicle?.id ?? null,
      ...(kept === undefined ? [] : [kept.device, kept.state]),
    ],
    rowMode: 'array',
  });
  return {
    heads: rows.map(([id, receivedAt, count, bytes, mayMatch]) => ({
      id: BigInt(id),
      receivedAt,
      count,
      bytes,
      // The time of a batch of one is its message's.
      mayMatch: mayMatch && (count > 1 || from === undefined || receivedAt >= from),
    })),
    isLast: rows.length < windowSize,
  };
}
