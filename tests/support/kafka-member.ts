// A process that is a member of a group: prints what it commits, a line of JSON for each chunk, and takes its time for it.
import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { kafkaLimits } from '../../server/transports/kafka/kafka-settings';
import { openKafkaSource } from '../../server/transports/kafka/kafka-source';

const [broker = '', topic = '', groupId = '', commitMs = '0', chunkCount = '500'] = process.argv.slice(2);

const source = openKafkaSource({
  settings: {
    brokers: [broker],
    clientId: 'motorcade-member',
    groupId,
    topic,
    fromBeginning: true,
    isSecure: false,
    ca: null,
    credentials: null,
  },
  limits: { ...kafkaLimits, sessionMs: 1_500, heartbeatMs: 300, fetchWaitMs: 100, chunkCount: Number(chunkCount) },
  log: pino({ level: 'silent' }),
  async commit(messages) {
    await delay(Number(commitMs));
    const chunk = messages.map(({ delivery }) => [delivery?.partition, Number(delivery?.offset)]);
    process.stdout.write(`${JSON.stringify(chunk)}\n`);
  },
});
source.start();
process.once('SIGTERM', () => void source.stop().then(() => process.exit(0)));
