// P2: MOBITO's records drained from Kafka, committed (history, latest, raw record) and only then their offsets, against
// kafkajs alone draining the same with JSON.parse. Each is a group of its own in a process of its own, in turn; the ratio
// is the result. A record is the vendor's sample, and so worth some seventy readings.
import { randomBytes } from 'node:crypto';
import pino from 'pino';
import { startEmbeddedPostgres } from '../../server/demo/embedded-postgres';
import { type KafkaTopics, openTopics } from '../support/kafka-topics';
import { temporaryFolder } from '../support/server';
import { decodeOf, messageOf } from './dialects/bench-dialects';
import { benchVehicles, benchVin } from './dialects/dialect';
import { mobito } from './dialects/mobito';
import { drain } from './drain';
import { median, perSecond, ratios } from './figures';
import { startBenchKafka } from './kafka-broker';
import { describeMachine } from './machine';

const records = Number(process.env.RECORDS ?? 50_000);
const rounds = Number(process.env.ROUNDS ?? 3);
const partitions = 3;
const sentAtOnce = 1_000;

async function fill({ write }: KafkaTopics, topic: string, begin: number): Promise<void> {
  for (let first = 0; first < records; first += sentAtOnce) {
    const sent = Array.from({ length: Math.min(sentAtOnce, records - first) }, (_, place) => {
      const { payload, recordedAt } = mobito.speak(first + place, begin);
      return { key: benchVin(first + place), value: payload, timestamp: String(recordedAt) };
    });
    await write(topic, sent);
  }
}

/** @throws when records of a topic are left that the group has not committed */
async function expectCommitted({ admin, committed }: KafkaTopics, groupId: string, topic: string): Promise<void> {
  const done = (await committed(groupId, topic)).reduce((sum, offset) => sum + Math.max(0, Number(offset)), 0);
  const written = (await admin.fetchTopicOffsets(topic)).reduce((sum, { high }) => sum + Number(high), 0);
  if (done !== written) throw new Error(`expected the offsets of ${written} records to be committed, ${done} are`);
}

const folder = await temporaryFolder();
const kafka = await startBenchKafka();
const topics = await openTopics(kafka.broker);
const postgres = await startEmbeddedPostgres({ dataDir: folder.path, log: pino({ level: 'silent' }) });
try {
  const readings = decodeOf(mobito)(messageOf(mobito, 0, Date.now())).readings.length;
  const bare: number[] = [];
  const ours: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const topic = kafka.isReal ? await topics.make(partitions) : `bench-${randomBytes(4).toString('hex')}`;
    // Each round's record times come after the last's, so that every record is news in all of them.
    await fill(topics, topic, Date.now() - records);
    const reached = { KAFKA_BROKER: kafka.broker, TOPIC: topic, RECORDS: String(records) };
    const groups = { bare: `bare-${round}`, ours: `ours-${round}` };
    const drainBare = async () => {
      bare.push(records / (await drain('drain-kafka-bare', { ...reached, GROUP_ID: groups.bare })));
    };
    const drainOurs = async () => {
      const stored = { ...reached, GROUP_ID: groups.ours, DATABASE_URL: postgres.url };
      ours.push(records / (await drain('drain-kafka-motorcade', stored)));
      await expectCommitted(topics, groups.ours, topic);
    };
    // Who comes second finds the broker's pages warm.
    for (const turn of round % 2 === 0 ? [drainBare, drainOurs] : [drainOurs, drainBare]) await turn();
  }
  const read = ours.map((rate) => rate * readings);
  const stored = `${perSecond(median(ours), 'records')}, ${perSecond(median(read), 'readings')}`;
  console.log(`P2 durable ingest — ${records} records of ${readings} readings over ${benchVehicles} vehicles`);
  console.log(`from ${kafka.name}, ${describeMachine()}`);
  console.log(`  kafkajs alone, JSON.parse               ${perSecond(median(bare), 'records')} (median of ${rounds})`);
  console.log(`  Motorcade, committed, then its offsets  ${stored}`);
  console.log(`  readings/s by its records/s             ${ratios(read, bare)}`);
  console.log(`  records/s by its records/s              ${ratios(ours, bare)}`);
} finally {
  await postgres.stop();
  await topics.close();
  await kafka.stop();
  await folder.remove();
}
