import type { Logger } from 'pino';
import type { Database } from '../store/database';
import { packMessages } from '../store/message-pack';
import type { Partitions } from '../store/partitions';
import { inTransaction } from '../store/transaction';
import type { VehicleChange } from './change';
import { toChanges } from './changes';
import type { Expectation } from './expectation';
import { identify, type Numbers } from './identify';
import type { ReadingEffect } from './reading-effect';
import type { JudgedBatch, KnownUpstream, Placed, ReadingRow } from './row';
import { saveAbsences, saveAvailabilities } from './save-absences';
import { saveQuarantine } from './save-quarantine';
import { saveReadings } from './save-readings';
import { settleVerdicts } from './verdicts';

/** What a commit stands on. */
export type CommitTools = {
  database: Database;
  partitions: Partitions;
  numbers: Numbers;
  nextBatchNumber: () => Promise<string>;
  expectation: Expectation;
  log: Pick<Logger, 'error'>;
  /** Number of the type incoming_reading in this database. */
  readingType: number;
};

const atOf = ({ at }: ReadingRow): number => at;

/** Untimed rows of a message that was here before are dropped: delivered again, they would look like news. */
function withoutRepeated<Row extends Placed>(rows: readonly Row[], { news }: ReadingEffect): readonly Row[] {
  return rows.some((row) => row.isUntimed) ? rows.filter((row) => !row.isUntimed || news.has(row.messageIndex)) : rows;
}

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
  const { database, partitions, numbers } = tools;
  const { messages, verdicts } = batch;
  const expected = tools.expectation.next();
  const receivedAt = messages[0]?.receivedAt ?? 0;
  const packing = packMessages(messages);
  await partitions.ensure('reading', batch.rows, atOf);
  await partitions.ensure('message_batch', [receivedAt], (time) => time);
  const batchId = await tools.nextBatchNumber();
  const { learned, effect, absences } = await inTransaction(database.pool, async (client) => {
    const learned = batch.unplaced.length === 0 ? undefined : await identify(client, batch.unplaced);
    const effect = await saveReadings(client, batch, upstream, batchId, tools.readingType, expected);
    const absences = await saveAbsences(client, withoutRepeated(batch.absences, effect), upstream, batchId);
    const availabilities = await saveAvailabilities(client, withoutRepeated(batch.availabilities, effect), upstream);
    await saveQuarantine(client, batch, upstream, batchId);
    settleVerdicts(batch, effect, { rows: effect.newest, absences, availabilities });
    await client.query({
      name: 'save-messages',
      text: `INSERT INTO message_batch (id, received_at, upstream_id, count, verdicts, messages)
             VALUES ($1, $2, $3, $4, $5, $6)`,
      values: [batchId, new Date(receivedAt), upstream.number, messages.length, verdicts, await packing],
    });
    return { learned, effect, absences };
  });
  tools.expectation.learn(effect.hadRepetition);
  if (batch.quarantined.length > 0) reportFaults(batch, upstream, batchId, tools);
  if (learned !== undefined) {
    for (const [vin, number] of learned.vehicles) numbers.vehicles.set(vin, number);
    for (const [signal, number] of learned.signals) numbers.signals.set(signal, number);
  }
  return toChanges(effect.newest, absences, upstream, batchId);
}
