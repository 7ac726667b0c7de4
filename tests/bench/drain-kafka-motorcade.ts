// Our side of P2: the transport, the decoder and the ingest as they run in the product; an offset is committed after its
// records are. The clock runs from the first records in hand, as the baseline's does: joining a group is no ingest.
import { migrate } from '../../prisma/migrate';
import { openKafkaSource } from '../../server/transports/kafka/kafka-source';
import { openBenchIngest } from './bench-ingest';
import { mobito } from './dialects/mobito';
import { startTally } from './tally';

const tally = startTally(Number(process.env.RECORDS));
const databaseUrl = process.env.DATABASE_URL ?? '';
await migrate(databaseUrl);
const { commit, log, close } = await openBenchIngest(databaseUrl, mobito);

const source = openKafkaSource({
  settings: {
    brokers: [process.env.KAFKA_BROKER ?? ''],
    clientId: 'motorcade',
    groupId: process.env.GROUP_ID ?? '',
    topic: process.env.TOPIC ?? '',
    fromBeginning: true,
    isSecure: false,
    ca: null,
    credentials: null,
  },
  commit: async (messages) => {
    tally.begin();
    await commit(messages);
    tally.add(messages.length);
  },
  // How it joins is no news here.
  log: { info: () => undefined, warn: log.warn.bind(log), error: log.error.bind(log) },
});
source.start();
console.log(`took ${await tally.tookS} s`);
await source.stop();
await close();
