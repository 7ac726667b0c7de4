import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type Admin, Kafka, type Message as KafkaRecord, logLevel, Partitioners } from 'kafkajs';

export type KafkaTopics = {
  /** Makes a topic with a name of its own. */
  make: (partitions?: number) => Promise<string>;
  /** Writes records in this order, into one partition or (when none is given) round robin. */
  write: (topic: string, records: readonly (string | KafkaRecord)[], partition?: number) => Promise<void>;
  /** Offsets a group has committed, by partition; -1 where none. */
  committed: (groupId: string, topic: string) => Promise<string[]>;
  /** Removes the records before an offset, as their expiry does. */
  expireBefore: (topic: string, offset: string, partition?: number) => Promise<void>;
  admin: Admin;
  close: () => Promise<void>;
};

/** A new broker makes the topic of the groups' offsets when the first group asks; who joins next need not wait for it. */
async function knowGroups(admin: Admin, triesLeft = 200): Promise<void> {
  try {
    await admin.fetchOffsets({ groupId: 'first', topics: [] });
  } catch (error) {
    if (triesLeft === 0) throw error;
    await delay(100);
    await knowGroups(admin, triesLeft - 1);
  }
}

/** Opens what tests do to topics behind the back of the source under test. */
export async function openTopics(broker: string): Promise<KafkaTopics> {
  const retry = { retries: 20, initialRetryTime: 50, maxRetryTime: 500 };
  const kafka = new Kafka({ brokers: [broker], clientId: 'motorcade-tests', logLevel: logLevel.NOTHING, retry });
  const admin = kafka.admin();
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  await Promise.all([admin.connect(), producer.connect()]);
  await knowGroups(admin);
  return {
    admin,
    async make(partitions = 1) {
      const topic = `fleet-${randomBytes(4).toString('hex')}`;
      await admin.createTopics({ topics: [{ topic, numPartitions: partitions }], waitForLeaders: true });
      return topic;
    },
    async write(topic, records, partition) {
      const messages = records.map((record) => (typeof record === 'string' ? { value: record } : record));
      await producer.send({
        topic,
        messages: partition === undefined ? messages : messages.map((message) => ({ ...message, partition })),
      });
    },
    async committed(groupId, topic) {
      const [found] = await admin.fetchOffsets({ groupId, topics: [topic] });
      const partitions = found?.partitions ?? [];
      return [...partitions].sort((one, other) => one.partition - other.partition).map(({ offset }) => offset);
    },
    async expireBefore(topic, offset, partition = 0) {
      // Asked for first, because kafkajs deletes only from topics it has heard of.
      await admin.fetchTopicOffsets(topic);
      await admin.deleteTopicRecords({ topic, partitions: [{ partition, offset }] });
    },
    async close() {
      await Promise.all([admin.disconnect(), producer.disconnect()]);
    },
  };
}
