import type { EachBatchPayload } from 'kafkajs';
import { chunkEnd } from './chunk';
import type { KafkaLimits } from './kafka-settings';
import { messageOfRecord } from './message-of-record';
import { startPulse } from './pulse';
import type { Storing } from './storing';

type Options = {
  storing: Storing;
  limits: KafkaLimits;
  clock: () => number;
  /** Aborted when this consumer is to end: nothing more is begun. */
  over: AbortSignal;
  /** Told how many records came, and as a negative number how many are committed or dropped; and when they came. */
  onPending: (count: number, receivedAt: number) => void;
  /** @param next offset that was committed for the partition: the one to read next */
  onCommitted: (partition: number, next: string) => void;
};

/**
 * Stores a fetched batch chunk by chunk, each offset committed only after its messages are. When the group is rebalancing
 * or the session was lost, the chunk under way is finished, what follows is dropped (nothing of it is committed, so it
 * comes again, here or elsewhere), and the error goes to kafkajs, which joins anew.
 */
export async function takeBatch(payload: EachBatchPayload, options: Options): Promise<void> {
  const { batch, heartbeat, commitOffsetsIfNecessary, resolveOffset, isRunning, isStale } = payload;
  const { storing, limits, over, onPending, onCommitted } = options;
  const { topic, partition, messages: records } = batch;
  const receivedAt = options.clock();
  const pulse = startPulse(heartbeat, limits.heartbeatMs / 3);
  const giveUp = AbortSignal.any([pulse.lost, over]);
  let done = 0;
  onPending(records.length, receivedAt);
  try {
    while (done < records.length && isRunning() && !isStale() && !giveUp.aborted) {
      const end = chunkEnd(records, done, limits);
      const messages = records.slice(done, end).map((record) => messageOfRecord(batch, record, receivedAt));
      if (!(await storing.store(partition, messages, giveUp))) break;
      // After the last record may come others that only Kafka itself reads (marks of transactions).
      const last = end === records.length ? batch.lastOffset() : (records[end - 1]?.offset ?? batch.lastOffset());
      const next = String(BigInt(last) + 1n);
      await commitOffsetsIfNecessary({ topics: [{ topic, partitions: [{ partition, offset: next }] }] });
      resolveOffset(last);
      onPending(done - end, receivedAt);
      done = end;
      onCommitted(partition, next);
    }
  } catch (error) {
    // The answer to the heartbeat tells kafkajs to join anew; that of a late commit would only make it try again.
    throw pulse.lost.aborted ? pulse.lost.reason : error;
  } finally {
    onPending(done - records.length, receivedAt);
    await pulse.stop();
  }
  if (pulse.lost.aborted) throw pulse.lost.reason;
}
