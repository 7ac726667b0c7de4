import type { Message } from '../../contract/message';

/** The side of a connection that a commit queue speaks to. */
export type Lane = {
  /** Sends what is due for committed messages, in the order they came; nothing once the connection is gone. */
  acknowledge: (due: readonly number[]) => void;
  /** There is room again after `add` said there was none. */
  resume: () => void;
};

/** Due for a message that takes no acknowledgement (QoS 0). */
export const nothingDue = 0;

/** Messages of one connection, in order of arrival, that are committed and acknowledged together. */
export type Batch = {
  lane: Lane;
  messages: Message[];
  /** What to send for the message at the same index, as its lane understands it. */
  due: number[];
  /** Estimate of the memory it holds. */
  bytes: number;
  isCommitted: boolean;
};

/** An object, its topic and its place in the queue weigh about this much beside the payload. */
const messageOverhead = 300;

/** About how much memory a message holds, in bytes. */
export const bytesOf = (message: Message): number => message.payload.length + messageOverhead;

/** A batch that messages of a lane are put into. */
export const emptyBatch = (lane: Lane): Batch => ({ lane, messages: [], due: [], bytes: 0, isCommitted: false });

/** What of a batch would never come again if it were dropped: the messages without an acknowledgement. */
export function unrepeatable(batch: Batch): Batch {
  const kept = emptyBatch(batch.lane);
  for (const [index, message] of batch.messages.entries()) {
    if (batch.due[index] !== nothingDue) continue;
    kept.messages.push(message);
    kept.due.push(nothingDue);
    kept.bytes += bytesOf(message);
  }
  return kept;
}
