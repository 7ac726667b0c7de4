// P1: a backlog of messages drained, committed and acknowledged, against MQTT.js alone draining the same. Each drains its
// own persistent session of the same broker, in a process of its own, in turn; the ratio is the result. One dialect after
// the other, or the one that DIALECT names, each on a broker and a database of its own. Drogue's own broker keeps one event
// under way in each connection; here its events come from a session like the others, so that ingest is what is measured.
import { connectAsync, type MqttClient } from 'mqtt';
import pino from 'pino';
import { startEmbeddedPostgres } from '../../server/demo/embedded-postgres';
import { leaveSession } from '../support/publisher';
import { temporaryFolder } from '../support/server';
import { startBenchBroker } from './broker';
import { chooseDialects, mqttDialects } from './dialects/bench-dialects';
import { type BenchDialect, benchVehicles } from './dialects/dialect';
import { drain } from './drain';
import { median, perSecond, ratios } from './figures';
import { describeMachine } from './machine';

const messages = Number(process.env.MESSAGES ?? 200_000);
const rounds = Number(process.env.ROUNDS ?? 3);

async function fill(publisher: MqttClient, { speak }: BenchDialect, begin: number): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < messages) {
      const { topic, payload } = speak(next++, begin);
      await publisher.publishAsync(topic, payload, { qos: 1 });
    }
  };
  await Promise.all(Array.from({ length: 1_000 }, worker));
}

async function measure(dialect: BenchDialect): Promise<void> {
  const folder = await temporaryFolder();
  const broker = await startBenchBroker();
  const postgres = await startEmbeddedPostgres({ dataDir: folder.path, log: pino({ level: 'silent' }) });
  try {
    const { url, protocolVersion } = broker;
    const publisher = await connectAsync(url, { protocolVersion });
    const reached = {
      BROKER_URL: url,
      PROTOCOL_VERSION: String(protocolVersion),
      DIALECT: dialect.kind,
      MESSAGES: String(messages),
    };
    const bare: number[] = [];
    const ours: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const clients = { bare: `bare-${round}`, ours: `ours-${round}` };
      for (const clientId of Object.values(clients)) await leaveSession(url, clientId, dialect.filter, protocolVersion);
      // Each round's event times come after the last's, so that every message is news in all of them.
      await fill(publisher, dialect, Date.now() - messages);
      bare.push(messages / (await drain('drain-bare', { ...reached, CLIENT_ID: clients.bare })));
      const stored = { ...reached, CLIENT_ID: clients.ours, DATABASE_URL: postgres.url };
      ours.push(messages / (await drain('drain-motorcade', stored)));
    }
    await publisher.endAsync();
    console.log(`${dialect.label} — ${messages} messages over ${benchVehicles} vehicles from ${broker.name}`);
    console.log(`  MQTT.js alone, JSON.parse       ${perSecond(median(bare))} (median of ${rounds})`);
    console.log(`  Motorcade, committed and acked  ${perSecond(median(ours))}`);
    console.log(`  ratio, pair by pair             ${ratios(ours, bare)}`);
  } finally {
    await postgres.stop();
    await broker.stop();
    await folder.remove();
  }
}

console.log(`P1 durable ingest, ${describeMachine()}`);
for (const dialect of chooseDialects(mqttDialects)) await measure(dialect);
console.log('MOBITO — comes over Kafka: its P1 is P2, `npm run bench -- kafka`');
