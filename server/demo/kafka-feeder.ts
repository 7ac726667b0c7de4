import { Kafka, logLevel } from 'kafkajs';
import type { Logger } from 'pino';
import type { Feeder } from './feeder';
import type { Publication } from './messages/publication';

/** Records that wait at most; what comes beyond is not said. */
const waitingLimit = 2_000;
const everyMs = 200;

/** Opens the vehicles' way to a Kafka topic, which is made where it lacks. */
export async function openKafkaFeeder(brokers: string[], topic: string, log: Logger): Promise<Feeder> {
  const kafka = new Kafka({ clientId: 'demo-mobito-vehicles', brokers, logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic, numPartitions: 3 }] });
  await admin.disconnect();
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  await producer.connect();
  let waiting: Publication[] = [];
  let sending: Promise<void> = Promise.resolve();

  const send = async () => {
    const messages = waiting.map(({ key, payload }) => ({ key: key ?? null, value: payload }));
    waiting = [];
    try {
      await producer.send({ topic, messages });
    } catch (error) {
      log.debug({ err: error, topic }, 'demo records did not arrive');
    }
  };
  const timer = setInterval(() => {
    if (waiting.length > 0) sending = sending.then(send);
  }, everyMs);

  return {
    hasRoom: () => waiting.length < waitingLimit,
    publish: (publication) => {
      waiting.push(publication);
    },
    stop: async () => {
      clearInterval(timer);
      await sending;
      await producer.disconnect();
    },
  };
}
