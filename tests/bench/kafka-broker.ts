import { setTimeout as delay } from 'node:timers/promises';
import { type Admin, Kafka, type Message as KafkaRecord, logLevel, Partitioners } from 'kafkajs';
import { startKcatBroker } from '../../server/demo/kafka-broker';
import { startKafka } from '../support/kafka';
import { isInstalled } from '../support/need';

export type BenchKafka = {
  name: string;
  /** `host:port`, without sign-in. */
  broker: string;
  makeTopic: (topic: string, partitions: number) => Promise<void>;
  write: (topic: string, records: KafkaRecord[]) => Promise<void>;
  /** How many records of a topic a group has not committed. */
  lagOf: (groupId: string, topic: string) => Promise<number>;
  stop: () => Promise<void>;
};

type Started = { name: string; broker: string; isReal: boolean; stop: () => Promise<void> };

/** Apache Kafka where Java and Maven are, else the broker that kcat carries. */
async function startBroker(): Promise<Started> {
  if (isInstalled('java') && isInstalled('mvn')) {
    const { open, remove } = await startKafka();
    return { name: 'Apache Kafka', broker: open, isReal: true, stop: remove };
  }
  const kcat = await startKcatBroker();
  const broker = kcat?.brokers[0];
  if (kcat === null || broker === undefined) throw new Error('expected java and mvn, or kcat: none is installed');
  return { name: "kcat's broker, for want of java and mvn", broker, isReal: false, stop: kcat.stop };
}

/** A new broker makes the topic of the groups' offsets when it is first asked about a group; who drains need not wait. */
async function knowsGroups(admin: Admin, topic: string, triesLeft = 100): Promise<void> {
  try {
    await admin.fetchOffsets({ groupId: 'first', topics: [topic] });
  } catch (error) {
    if (triesLeft === 0) throw error;
    await delay(100);
    await knowsGroups(admin, topic, triesLeft - 1);
  }
}

/** A broker and what a benchmark does to its topics behind the back of who reads them. */
export async function startBenchKafka(): Promise<BenchKafka> {
  const { name, broker, isReal, stop } = await startBroker();
  const retry = { retries: 20, initialRetryTime: 50, maxRetryTime: 500 };
  const kafka = new Kafka({ brokers: [broker], clientId: 'bench', logLevel: logLevel.NOTHING, retry });
  const admin = kafka.admin();
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  await Promise.all([admin.connect(), producer.connect()]);
  return {
    name,
    broker,
    async makeTopic(topic, numPartitions) {
      // kcat's broker makes a topic when it is written to, and only so.
      if (!isReal) return;
      await admin.createTopics({ topics: [{ topic, numPartitions }], waitForLeaders: true });
      await knowsGroups(admin, topic);
    },
    async write(topic, messages) {
      await producer.send({ topic, messages });
    },
    async lagOf(groupId, topic) {
      const [committed] = await admin.fetchOffsets({ groupId, topics: [topic] });
      const ends = await admin.fetchTopicOffsets(topic);
      const read = new Map(committed?.partitions.map(({ partition, offset }) => [partition, Number(offset)]));
      return ends.reduce((lag, { partition, high }) => lag + Number(high) - Math.max(0, read.get(partition) ?? 0), 0);
    },
    async stop() {
      await Promise.all([admin.disconnect(), producer.disconnect()]);
      await stop();
    },
  };
}
