// Our side of P1: the transport, the decoder and the ingest as they run in the product, until all is acknowledged.
import { migrate } from '../../prisma/migrate';
import { openMqttSource } from '../../server/transports/mqtt/mqtt-source';
import { openBenchIngest } from './bench-ingest';
import { chooseDialects, mqttDialects } from './dialects/bench-dialects';
import { startTally } from './tally';

const tally = startTally(Number(process.env.MESSAGES));
const databaseUrl = process.env.DATABASE_URL ?? '';
await migrate(databaseUrl);
const [dialect] = chooseDialects(mqttDialects);
if (dialect === undefined) throw new Error('DIALECT: expected the kind of an upstream over MQTT');
const { commit, log, close } = await openBenchIngest(databaseUrl, dialect);

const source = openMqttSource({
  settings: {
    url: process.env.BROKER_URL ?? '',
    clientId: process.env.CLIENT_ID ?? '',
    filter: dialect.filter,
    protocolVersion: process.env.PROTOCOL_VERSION === '4' ? 4 : 5,
    qos: 1,
    clean: false,
  },
  commit: async (messages) => {
    await commit(messages);
    tally.add(messages.length);
  },
  log,
});
tally.begin();
source.start();
console.log(`took ${await tally.tookS} s`);
await source.stop();
await close();
