import type pg from 'pg';
import { contentHash } from '../store/content-hash';
import { verdictCodes } from '../store/verdict-code';
import type { JudgedBatch, KnownUpstream, QuarantinedMessage } from './row';
import { shapeOf } from './shape';

/** A message that is wrong throughout says so often enough with so many of its fields. */
const refusalLimit = 50;
const textLimit = 1_000;

const statement = `
INSERT INTO quarantine AS held (upstream_id, content_hash, batch_id, message_index, received_at, last_received_at, seen,
  verdict, vin, device, reason, refusals, fingerprint)
SELECT $2::int2, content_hash, $3::int8, min(message_index), to_timestamp(min(received_at) / 1000),
  to_timestamp(max(received_at) / 1000), count(*), min(verdict), min(vin), min(device), min(reason),
  (array_agg(refusals))[1], min(fingerprint)
FROM json_to_recordset($1::json) AS t (content_hash uuid, message_index int4, received_at float8, verdict int2,
  vin text, device text, reason text, refusals jsonb, fingerprint text)
GROUP BY content_hash
ORDER BY content_hash
ON CONFLICT (upstream_id, content_hash) DO UPDATE SET
  seen = held.seen + excluded.seen, last_received_at = greatest(held.last_received_at, excluded.last_received_at)
RETURNING CASE WHEN xmax = 0 THEN message_index END AS kept`;

/** Postgres' texts hold anything but U+0000 and half a surrogate pair, which a message may bring or the cut leave. */
const storable = (text: string): string =>
  text
    .slice(0, textLimit)
    .replaceAll('\0', '\uFFFD')
    .replace(/\p{Surrogate}/gu, '\uFFFD');

/** Why a message was not taken, in columns of `quarantine`. */
export function describeKept(message: QuarantinedMessage, payload: Buffer) {
  const kept = { ...message, refusals: message.refusals.slice(0, refusalLimit) };
  const reason = kept.refusals[0]?.reason ?? kept.verdict;
  return {
    verdict: verdictCodes[kept.verdict],
    vin: kept.vin === null ? null : storable(kept.vin),
    device: kept.device === null ? null : storable(kept.device),
    reason: kept.verdict === 'unmapped' ? 'unmapped' : storable(reason),
    fingerprint: storable(shapeOf(kept, payload)),
    refusals: kept.refusals.map(({ reason, field, detail }) => ({
      reason: storable(reason),
      field: storable(field),
      detail: storable(detail),
    })),
  };
}

function toColumns(kept: QuarantinedMessage, { messages }: JudgedBatch) {
  const message = messages[kept.messageIndex];
  if (message === undefined) return [];
  return {
    ...describeKept(kept, message.payload),
    content_hash: contentHash(message, kept.identity),
    message_index: kept.messageIndex,
    received_at: message.receivedAt,
  };
}

/**
 * Keeps what was not taken, within the caller's transaction. The same again is counted, not kept again.
 * @returns the places of those that were not kept again
 */
export async function saveQuarantine(
  client: pg.PoolClient,
  batch: JudgedBatch,
  upstream: KnownUpstream,
  batchId: string,
): Promise<number[]> {
  if (batch.quarantined.length === 0) return [];
  const columns = batch.quarantined.flatMap((kept) => toColumns(kept, batch));
  const { rows } = await client.query<{ kept: number | null }>({
    name: 'save-quarantine',
    text: statement,
    values: [JSON.stringify(columns), upstream.number, batchId],
  });
  const kept = new Set(rows.map((row) => row.kept));
  return batch.quarantined.flatMap(({ messageIndex }) => (kept.has(messageIndex) ? [] : messageIndex));
}
