import type pg from 'pg';
import { verdictCodes } from '../store/verdict-code';
import type { Redecoded } from './redecode-together';
import type { QuarantinedMessage } from './row';
import { describeKept } from './save-quarantine';
import { verdictMask } from './verdicts';

type StoredBatch = { id: string; receivedAt: string; verdicts: Buffer; vehicleIds: number[] | null };

/** The batches that messages are filed in now say what became of them. */
async function saveVerdicts(client: pg.PoolClient, { waiting, batch }: Redecoded): Promise<void> {
  const { rows } = await client.query<StoredBatch>(
    `SELECT id, received_at::text AS "receivedAt", verdicts, vehicle_ids AS "vehicleIds" FROM message_batch
     WHERE id = ANY($1) ORDER BY id FOR UPDATE`,
    [[...new Set(waiting.map(({ batchId }) => batchId))]],
  );
  const stored = new Map(rows.map((row) => [row.id, row]));
  for (const [index, { batchId, place }] of waiting.entries()) {
    const row = stored.get(batchId);
    if (row === undefined) continue;
    row.verdicts[place] = batch.verdicts[index] ?? 0;
    if (row.vehicleIds !== null) row.vehicleIds[place] = batch.vehicleIds[index] ?? 0;
  }
  const columns = rows.map(({ id, receivedAt, verdicts, vehicleIds }) => ({
    id,
    received_at: receivedAt,
    verdicts: `\\x${verdicts.toString('hex')}`,
    verdict_mask: verdictMask(verdicts),
    vehicle_ids: vehicleIds,
  }));
  await client.query(
    `UPDATE message_batch b SET verdicts = t.verdicts, verdict_mask = t.verdict_mask, vehicle_ids = t.vehicle_ids
     FROM json_to_recordset($1::json)
       AS t (id int8, received_at timestamptz, verdicts bytea, verdict_mask int2, vehicle_ids int4[])
     WHERE b.id = t.id AND b.received_at = t.received_at`,
    [JSON.stringify(columns)],
  );
}

/** Settled, a row still says why its message had been kept out. */
const settleStatement = `
UPDATE quarantine q SET state = 'decoded', settled_at = now(), settled_by = $2, vin = coalesce(t.vin, q.vin)
FROM json_to_recordset($1::json) AS t (id int8, vin text) WHERE q.id = t.id`;

// Whose it was when it came stays known, though today's decoder may not even read that.
const stillStatement = `
UPDATE quarantine q SET verdict = t.verdict, vin = coalesce(t.vin, q.vin), device = coalesce(t.device, q.device),
  reason = t.reason, refusals = t.refusals, fingerprint = t.fingerprint
FROM json_to_recordset($1::json)
  AS t (id int8, verdict int2, vin text, device text, reason text, refusals jsonb, fingerprint text)
WHERE q.id = t.id AND (q.verdict, q.vin, q.device, q.reason, q.refusals, q.fingerprint)
  IS DISTINCT FROM (t.verdict, coalesce(t.vin, q.vin), coalesce(t.device, q.device), t.reason, t.refusals, t.fingerprint)`;

const keptCodes = new Set<number | undefined>([
  verdictCodes.partial,
  verdictCodes.unmapped,
  verdictCodes.quarantined,
] satisfies number[]);

/** What goes on waiting waits for the reason, and in the group, that there is today. */
function stillKept({ waiting, batch }: Redecoded, kept: ReadonlyMap<number, QuarantinedMessage>) {
  return waiting.flatMap(({ id, message }, index) => {
    const still = kept.get(index);
    return still === undefined || !keptCodes.has(batch.verdicts[index])
      ? []
      : { id, ...describeKept(still, message.payload) };
  });
}

/**
 * Writes down what became of messages that were decoded again, within the transaction of their readings.
 * @param by who had it done
 * @returns how many need nobody any more
 */
export async function saveRedecoded(client: pg.PoolClient, redecoded: Redecoded, by: string): Promise<number> {
  const { waiting, batch } = redecoded;
  const kept = new Map(batch.quarantined.map((message) => [message.messageIndex, message]));
  const vins = new Map(batch.rows.map(({ messageIndex, vin }) => [messageIndex, vin]));
  const settled = waiting.flatMap(({ id }, index) => (kept.has(index) ? [] : { id, vin: vins.get(index) ?? null }));
  await saveVerdicts(client, redecoded);
  await client.query(settleStatement, [JSON.stringify(settled), by]);
  await client.query(stillStatement, [JSON.stringify(stillKept(redecoded, kept))]);
  return settled.length;
}
