import type { Admin, Consumer, Kafka } from 'kafkajs';
import { seconds } from '../../contract/duration';
import type { StepOutcome } from '../test-steps';
import { pause, settlesWithin } from '../waiting';

const withinMs = seconds(15);
const leaveWithinMs = seconds(5);

const none: StepOutcome = { state: 'nothing-came', detail: 'the topic holds no record' };
const late: StepOutcome = {
  state: 'nothing-came',
  detail: 'no record could be read within 15 seconds, though the topic counts some: marks of transactions, perhaps',
};

type Partition = { partition: number; high: string };

/** Reads from the last record of each partition on, and resolves with the first that comes. */
function readFirst(consumer: Consumer, topic: string, partitions: readonly Partition[]): Promise<string> {
  return new Promise((resolve, reject) => {
    consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
    consumer.on(consumer.events.GROUP_JOIN, () => {
      for (const { partition, high } of partitions)
        consumer.seek({ topic, partition, offset: high === '0' ? '0' : String(BigInt(high) - 1n) });
    });
    const read = async () => {
      await consumer.connect();
      await consumer.subscribe({ topics: [topic], fromBeginning: true });
      await consumer.run({
        autoCommit: false,
        async eachMessage({ partition, message: { offset, value, timestamp } }) {
          const at = Number(timestamp) > 0 ? `, written ${new Date(Number(timestamp)).toISOString()}` : '';
          resolve(`${value?.length ?? 0} bytes at offset ${offset} of partition ${partition}${at}`);
        },
      });
    };
    read().catch(reject);
  });
}

/**
 * Tells about one of the newest records of a topic. It is read by a group of its own, which commits nothing and is
 * removed afterwards.
 */
export async function readNewest(
  { kafka, admin }: { kafka: Kafka; admin: Admin },
  { topic, groupId }: { topic: string; groupId: string },
): Promise<StepOutcome> {
  const partitions = await admin.fetchTopicOffsets(topic);
  if (partitions.every(({ low, high }) => BigInt(high) <= BigInt(low))) return none;
  const consumer = kafka.consumer({ groupId, allowAutoTopicCreation: false, maxWaitTimeInMs: 500 });
  const read = new AbortController();
  try {
    return await Promise.race([readFirst(consumer, topic, partitions), pause(withinMs, read.signal).then(() => late)]);
  } finally {
    read.abort();
    // The broker forgets a group without members and offsets by itself, only later.
    const left = consumer.disconnect().then(() => admin.deleteGroups([groupId]));
    await settlesWithin(
      leaveWithinMs,
      left.catch(() => undefined),
    );
  }
}
