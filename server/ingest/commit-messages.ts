import type { Message } from '../contract/message';
import type { VehicleChange } from './change';
import { commitBatch } from './commit-batch';
import type { CommitTools } from './commit-tools';
import { decodeBatch, refuseMessage } from './decode-batch';
import { inPieces } from './in-pieces';
import type { JudgedBatch, KnownUpstream } from './row';

export type CommitMessages = {
  messages: readonly Message[];
  upstream: KnownUpstream;
  tools: CommitTools;
  /** Called after each transaction. */
  onCommitted: (changes: VehicleChange[]) => void;
};

/**
 * Commits messages; one that the database refuses for what is in it is quarantined. Resolves when everything is
 * committed.
 */
export async function commitMessages({ messages, upstream, tools, onCommitted }: CommitMessages): Promise<void> {
  const commit = async (batch: JudgedBatch) => onCommitted(await commitBatch(batch, upstream, tools));
  await inPieces(
    messages,
    tools,
    (piece) =>
      commit(decodeBatch(piece, { upstream, numbers: tools.numbers, vins: [], oldestAt: tools.oldestReadingAt() })),
    async (message, reason) => [
      await commit(refuseMessage(message, reason instanceof Error ? reason.message : String(reason))),
    ],
  );
}
