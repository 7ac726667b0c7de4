import { setTimeout as delay } from 'node:timers/promises';
import { Kafka, logLevel, type Producer } from 'kafkajs';
import type { Logger } from 'pino';
import type { Login } from './doors';
import type { Feeder } from './feeder';
import type { Publication } from './messages/publication';

/** Records that wait at most; what comes beyond is not said. */
const waitingLimit = 2_000;
const everyMs = 200;
const againMs = 3_000;

export type KafkaFeederSettings = {
  brokers: string[];
  topic: string;
  login?: Login;
  /** Whether the topic must be made before it can be written to. kcat's broker makes it by itself, and only so. */
  isTopicMade: boolean;
  log: Logger;
};

async function connect({ brokers, topic, login, isTopicMade }: KafkaFeederSettings): Promise<Producer> {
  const sasl = login && { mechanism: 'plain' as const, ...login };
  // Few tries at a time: who stops the demo must not wait for them.
  const retry = { retries: 2 };
  const kafka = new Kafka({ clientId: 'demo-mobito-vehicles', brokers, sasl, retry, logLevel: logLevel.NOTHING });
  if (isTopicMade) {
    const admin = kafka.admin();
    try {
      await admin.connect();
      await admin.createTopics({ topics: [{ topic, numPartitions: 3 }] });
    } finally {
      await admin.disconnect();
    }
  }
  const producer = kafka.producer({ allowAutoTopicCreation: !isTopicMade });
  await producer.connect();
  return producer;
}

/** Opens the vehicles' way to a Kafka topic; a Kafka that cannot be reached is tried again until it can. */
export function openKafkaFeeder(settings: KafkaFeederSettings): Feeder {
  const { topic, log } = settings;
  const stopped = new AbortController();
  let producer: Producer | undefined;
  let waiting: Publication[] = [];
  let sending: Promise<void> = Promise.resolve();

  const keepTrying = async () => {
    while (producer === undefined && !stopped.signal.aborted)
      try {
        producer = await connect(settings);
      } catch (error) {
        log.warn({ err: error, topic }, 'the demo fleet does not reach its Kafka');
        await delay(againMs, undefined, { signal: stopped.signal }).catch(() => undefined);
      }
  };
  const connecting = keepTrying();

  const send = async () => {
    const messages = waiting.map(({ key, payload }) => ({ key: key ?? null, value: payload }));
    waiting = [];
    try {
      await producer?.send({ topic, messages });
    } catch (error) {
      log.debug({ err: error, topic }, 'demo records did not arrive');
    }
  };
  const timer = setInterval(() => {
    if (waiting.length > 0) sending = sending.then(send);
  }, everyMs);

  return {
    hasRoom: () => producer !== undefined && waiting.length < waitingLimit,
    publish: (publication) => {
      waiting.push(publication);
    },
    stop: async () => {
      clearInterval(timer);
      stopped.abort();
      await connecting;
      await sending;
      await producer?.disconnect();
    },
  };
}
