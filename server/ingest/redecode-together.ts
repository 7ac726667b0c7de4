import type pg from 'pg';
import { openQuarantine } from '../store/open-quarantine';
import { inTransaction } from '../store/transaction';
import { verdictCodes } from '../store/verdict-code';
import type { VehicleChange } from './change';
import { toChanges } from './changes';
import type { CommitTools } from './commit-tools';
import { decodeBatch } from './decode-batch';
import { loadDevices } from './device-rows';
import { type Filing, filedAs } from './filing';
import { historyRows } from './history-rows';
import type { LoadedMessage } from './load-waiting';
import { isMappedByNow } from './note-devices';
import type { JudgedBatch, KnownUpstream } from './row';
import { rememberSaved, type SavedBatch, saveBatch } from './save-batch';
import { saveRedecoded } from './save-redecoded';

/** Two processes that decode one upstream again take turns. Any number will do that is not `deviceLock`. */
const redecodeLock = 730_301_452;

/** Judged by today's decoder, and by what devices stand for today where that was not known when they came. */
async function judgeAgain(
  waiting: readonly LoadedMessage[],
  upstream: KnownUpstream,
  { database, numbers, oldestReadingAt }: CommitTools,
): Promise<JudgedBatch> {
  const messages = waiting.map(({ message }) => message);
  const vins = waiting.map(({ vin }) => vin);
  const judging = { upstream, numbers, vins, oldestAt: oldestReadingAt() };
  const batch = decodeBatch(messages, judging);
  if (batch.devices.size === 0) return batch;
  const isMoved = upstream.devices.learn(await loadDevices(database.pool, upstream.number, [...batch.devices.keys()]));
  return isMoved || isMappedByNow(batch, upstream) ? decodeBatch(messages, judging) : batch;
}

/** Of the messages those that wait still, locked: somebody may have settled one, or ignored its device, a moment ago. */
async function lockWaiting(client: pg.PoolClient, waiting: readonly LoadedMessage[], upstream: KnownUpstream) {
  await client.query('SELECT pg_advisory_xact_lock($1, $2)', [redecodeLock, upstream.number]);
  const { rows } = await client.query<{ id: string }>(
    `SELECT q.id FROM ${openQuarantine} AND q.id = ANY($1) ORDER BY q.id FOR UPDATE OF q`,
    [waiting.map(({ id }) => id)],
  );
  const open = new Set(rows.map(({ id }) => id));
  return waiting.filter(({ id }) => open.has(id));
}

/** What a re-decode made of messages. */
export type Redecoded = { waiting: readonly LoadedMessage[]; batch: JudgedBatch; saved: SavedBatch; filing: Filing };

/** Of a message that was partly taken all may be there already, from itself: that does not make it a duplicate. */
function settlePartial(waiting: readonly LoadedMessage[], { verdicts }: JudgedBatch): void {
  for (const [index, { verdict }] of waiting.entries())
    if (verdict === verdictCodes.partial && verdicts[index] === verdictCodes.duplicate)
      verdicts[index] = verdictCodes.accepted;
}

/**
 * Decodes messages again and saves what they say, as filed long ago.
 * @param keep is given what came of them within the transaction
 * @param end ROLLBACK changes nothing
 */
export async function redecodeIn(
  messages: readonly LoadedMessage[],
  upstream: KnownUpstream,
  tools: CommitTools,
  keep: (client: pg.PoolClient, redecoded: Redecoded) => Promise<void>,
  end: 'COMMIT' | 'ROLLBACK',
): Promise<Redecoded> {
  let waiting = messages;
  for (;;) {
    const batch = await judgeAgain(waiting, upstream, tools);
    await tools.partitions.ensure('reading', historyRows(batch), ({ at }) => at);
    const filing = filedAs(waiting);
    const outcome = await inTransaction(
      tools.database.pool,
      async (client): Promise<Redecoded | LoadedMessage[]> => {
        const open = await lockWaiting(client, waiting, upstream);
        if (open.length < waiting.length) return open;
        const saved = await saveBatch(client, batch, upstream, filing, 'refiled', tools);
        settlePartial(waiting, batch);
        const redecoded = { waiting, batch, saved, filing };
        await keep(client, redecoded);
        return redecoded;
      },
      end,
    );
    if (!Array.isArray(outcome)) return outcome;
    waiting = outcome;
  }
}

/** Decodes messages again in one transaction: all of them are saved and settled, or nothing is changed. */
export async function redecodeTogether(
  messages: readonly LoadedMessage[],
  by: string,
  upstream: KnownUpstream,
  tools: CommitTools,
): Promise<{ changes: VehicleChange[]; settled: number }> {
  let settled = 0;
  const { saved, filing } = await redecodeIn(
    messages,
    upstream,
    tools,
    async (client, redecoded) => {
      settled = await saveRedecoded(client, redecoded, by);
    },
    'COMMIT',
  );
  rememberSaved(saved, upstream, tools);
  return { changes: toChanges(saved.effect.newest, saved.absences, upstream, filing), settled };
}
