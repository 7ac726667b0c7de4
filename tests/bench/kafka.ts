// P2: MOBITO's records drained from Kafka, committed (history, latest, raw record) and only then their offsets, against
// kafkajs alone draining the same with JSON.parse. Each is a group of its own in a process of its own, in turn. A record is
// the vendor's sample, so that one is worth some seventy readings: records by records tells how much Motorcade adds to
// reading them, readings by records how much of it is worth one reading.
import pino from 'pino';
import { startEmbeddedPostgres } from '../../server/demo/embedded-postgres';
import { temporaryFolder } from '../support/server';
import { decodeOf, messageOf } from './dialects/bench-dialects';
import { benchVehicles, benchVin } from './dialects/dialect';
import { mobito } from './dialects/mobito';
import { drain } from './drain';
import { median, perSecond, ratios } from './figures';
import { type BenchKafka, startBenchKafka } from './kafka-broker';
import { describeMachine } from './machine';

const records = Number(process.env.RECORDS ?? process.env.MESSAGES ?? 50_000);
const rounds = Number(process.env.ROUNDS ?? 3);
const partitions = 3;
const sentAtOnce = 1_000;

async function fill(kafka: BenchKafka, topic: string, begin: number): Promise<void> {
  await kafka.makeTopic(topic, partitions);
  for (let first = 0; first < records; first += sentAtOnce) {
    const sent = Array.from({ length: Math.min(sentAtOnce, records - first) }, (_, place) => {
      const { payload, recordedAt } = mobito.speak(first + place, begin);
      return { key: benchVin(first + place), value: payload, timestamp: String(recordedAt) };
    });
    await kafka.write(topic, sent);
  }
}

const folder = await temporaryFolder();
const kafka = await startBenchKafka();
const postgres = await startEmbeddedPostgres({ dataDir: folder.path, log: pino({ level: 'silent' }) });
try {
  const readings = decodeOf(mobito)(messageOf(mobito, 0, Date.now())).readings.length;
  const bare: number[] = [];
  const ours: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const topic = `bench-${round}`;
    // Each round's record times come after the last's, so that every record is news in all of them.
    await fill(kafka, topic, Date.now() - records);
    const reached = { KAFKA_BROKER: kafka.broker, TOPIC: topic, RECORDS: String(records) };
    bare.push(records / (await drain('drain-kafka-bare', { ...reached, GROUP_ID: `bare-${round}` })));
    const groupId = `ours-${round}`;
    const stored = { ...reached, GROUP_ID: groupId, DATABASE_URL: postgres.url };
    ours.push(records / (await drain('drain-kafka-motorcade', stored)));
    const lag = await kafka.lagOf(groupId, topic);
    if (lag !== 0) throw new Error(`expected every offset to be committed, ${lag} records are left`);
  }
  const read = ours.map((rate) => rate * readings);
  console.log(`P2 durable ingest — ${records} records of ${readings} readings over ${benchVehicles} vehicles`);
  console.log(`from ${kafka.name}, ${partitions} partitions, ${describeMachine()}`);
  console.log(`kafkajs alone, JSON.parse               ${perSecond(median(bare), 'records')} (median of ${rounds})`);
  console.log(`Motorcade, committed, then its offsets  ${perSecond(median(ours), 'records')}`);
  console.log(`                                        ${perSecond(median(read), 'readings')}`);
  console.log(`readings/s by its records/s             ${ratios(read, bare)}`);
  console.log(`records/s by its records/s              ${ratios(ours, bare)}`);
} finally {
  await postgres.stop();
  await kafka.stop();
  await folder.remove();
}
