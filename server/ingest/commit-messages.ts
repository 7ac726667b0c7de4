import type { Message } from '../contract/message';
import type { VehicleChange } from './change';
import { commitBatch } from './commit-batch';
import type { CommitTools } from './commit-tools';
import { decodeBatch, refuseMessage } from './decode-batch';
import type { KnownUpstream } from './row';
import { remedyFor } from './store-errors';

const attempts = 6;

export type CommitMessages = {
  messages: readonly Message[];
  upstream: KnownUpstream;
  tools: CommitTools;
  /** Called after each transaction. */
  onCommitted: (changes: VehicleChange[]) => void;
};

/** One transaction for all messages, tried again where that may help. Rejects with the last failure otherwise. */
async function commitTogether({ messages, upstream, tools }: CommitMessages): Promise<VehicleChange[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await commitBatch(decodeBatch(messages, upstream, tools.numbers), upstream, tools);
    } catch (error) {
      const remedy = remedyFor(error);
      if (attempt === attempts || remedy === 'bisect' || remedy === 'halve' || remedy === 'give-up') throw error;
      if (remedy === 'partitions') tools.partitions.forget();
      if (remedy === 'look') tools.expectation.learn(true);
    }
  }
}

/**
 * Commits messages. Where the database refuses one for what is in it, halves the batch until that message stands alone,
 * quarantines it and commits all others; where they take it too long together, halves them as far as need be. Resolves
 * when everything is committed.
 */
export async function commitMessages(work: CommitMessages): Promise<void> {
  const { messages, upstream, tools, onCommitted } = work;
  try {
    onCommitted(await commitTogether(work));
  } catch (error) {
    const remedy = remedyFor(error);
    const [first] = messages;
    const isAlone = messages.length === 1;
    if (remedy !== 'bisect' && (remedy !== 'halve' || isAlone)) throw error;
    if (isAlone && first !== undefined) {
      const detail = error instanceof Error ? error.message : String(error);
      onCommitted(await commitBatch(refuseMessage(first, detail), upstream, tools));
      return;
    }
    const middle = messages.length >> 1;
    await commitMessages({ ...work, messages: messages.slice(0, middle) });
    await commitMessages({ ...work, messages: messages.slice(middle) });
  }
}
