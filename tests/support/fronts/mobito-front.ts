import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../free-port';
import { kafkaUsers, startKafka } from '../kafka';
import { openTopics } from '../kafka-topics';
import { type Front, vinOf } from './front';

const partitions = 3;
const tickMs = 20;

/** MOBITO over Apache Kafka, signed in by SCRAM. Its messages are timed by their records alone. */
export async function openMobitoFront(): Promise<Front> {
  const proxyPort = await freePort();
  const kafka = await startKafka({ advertisedPort: proxyPort });
  const topics = await openTopics(kafka.open);
  const topic = await topics.make(partitions);
  const begin = Date.now() - 1_000_000;
  const recordOf = (number: number) => {
    const vin = vinOf(number);
    const value = JSON.stringify({ vin, mileage: `${number}.0`, display_unit_distance: 'km', uuid: `M${number}` });
    return { key: vin, value, timestamp: String(begin + number) };
  };
  const common = { id: 'siege', kind: 'mobito', groupId: 'siege', topic, tls: false };
  const credentials = { mechanism: 'scram-sha-512', username: 'fleet', password: { env: 'SIEGE_PASSWORD' } };
  return {
    entry: (port) =>
      port === undefined
        ? { ...common, brokers: [kafka.signIn], credentials }
        : { ...common, brokers: [`127.0.0.1:${port}`] },
    devices: [],
    environment: { SIEGE_PASSWORD: kafkaUsers.fleet },
    signal: 'odometer',
    port: Number(kafka.proxied.split(':')[1]),
    proxyPort,
    prepare: async () => undefined,
    publish: async (first, count, rate) => {
      const startedAt = Date.now();
      for (let done = 0; done < count; ) {
        const due = Math.min(count, Math.floor(((Date.now() - startedAt) / 1_000) * rate));
        const records = Array.from({ length: due - done }, (_, index) => recordOf(first + done + index));
        if (records.length > 0) await topics.write(topic, records);
        done = due;
        await delay(tickMs);
      }
    },
    stop: async () => {
      await topics.close();
      await kafka.remove();
    },
  };
}
