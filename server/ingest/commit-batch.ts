import { packMessages } from '../store/message-pack';
import { inTransaction } from '../store/transaction';
import type { VehicleChange } from './change';
import { toChanges } from './changes';
import type { CommitTools } from './commit-tools';
import { filedTogether } from './filing';
import { historyRows } from './history-rows';
import { noteDevices } from './note-devices';
import type { JudgedBatch, KnownUpstream, ReadingRow } from './row';
import { rememberSaved, saveBatch } from './save-batch';
import { saveQuarantine } from './save-quarantine';
import { settleRepeated, verdictMask } from './verdicts';

const atOf = ({ at }: ReadingRow): number => at;

/** A decoder or judge that throws what it should not, or rows that Postgres will not take: faults of ours to mend. */
function reportFaults({ quarantined }: JudgedBatch, upstream: KnownUpstream, batchId: string, { log }: CommitTools) {
  for (const reason of ['decoder-failed', 'judge-failed', 'store-refused']) {
    const faulty = quarantined.filter(({ refusals }) => refusals[0]?.reason === reason);
    const message = `${batchId}.${faulty[0]?.messageIndex}`;
    if (faulty.length > 0) log.error({ upstream: upstream.id, reason, count: faulty.length, message }, 'quarantined');
  }
}

/** Commits a batch in one transaction: readings, absences, quarantine, and the messages with their verdicts. */
export async function commitBatch(
  batch: JudgedBatch,
  upstream: KnownUpstream,
  tools: CommitTools,
): Promise<VehicleChange[]> {
  const { database, partitions, observe, clock } = tools;
  const { messages, verdicts, vehicleIds } = batch;
  const expected = tools.expectation.next();
  const receivedAt = messages[0]?.receivedAt ?? 0;
  const packing = packMessages(messages);
  await partitions.ensure('reading', historyRows(batch), atOf);
  await partitions.ensure('message_batch', [receivedAt], (time) => time);
  const batchId = await tools.nextBatchNumber();
  const filing = filedTogether(batchId);
  const { receipts, saved } = await inTransaction(database.pool, async (client) => {
    const receipts = await noteDevices(client, batch, upstream);
    const saved = await saveBatch(client, batch, upstream, filing, expected, tools);
    settleRepeated(batch, await saveQuarantine(client, batch, upstream, batchId), saved.effect);
    const values = [
      batchId,
      new Date(receivedAt),
      upstream.number,
      messages.length,
      verdicts,
      verdictMask(verdicts),
      `{${vehicleIds.join(',')}}`,
      await packing,
    ];
    await client.query({
      name: 'save-messages',
      text: `INSERT INTO message_batch
               (id, received_at, upstream_id, count, verdicts, verdict_mask, vehicle_ids, messages)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      values,
    });
    return { receipts, saved };
  });
  tools.expectation.learn(saved.effect.hadRepetition);
  upstream.devices.note(receipts);
  upstream.devices.hear(batch.devices);
  rememberSaved(saved, upstream, tools);
  observe({ upstream: upstream.id, messages, verdicts, readings: batch.rows, committedAt: clock() });
  if (batch.quarantined.length > 0) reportFaults(batch, upstream, batchId, tools);
  return toChanges(saved.effect.newest, saved.absences, upstream, filing);
}
