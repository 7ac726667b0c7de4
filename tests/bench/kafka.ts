// P2: MOBITO's records drained from Kafka, committed (history, latest, raw record) and only then their offsets, against
// kafkajs alone draining the same with JSON.parse. Each is a group of its own in a process of its own, in turn. A record
// is the vendor's sample, and so some seventy readings to store: what Postgres alone takes of as many rows, by a bare
// `unnest` insert into one partition and in the same run, bounds whoever stores them. The ratios are the result.
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import pino from 'pino';
import { startEmbeddedPostgres } from '../../server/demo/embedded-postgres';
import { createTestDatabase } from '../support/database';
import { type KafkaTopics, openTopics } from '../support/kafka-topics';
import { temporaryFolder } from '../support/server';
import { openBareInsert } from './bare-insert';
import { decodeOf, messageOf } from './dialects/bench-dialects';
import { benchVehicles, benchVin } from './dialects/dialect';
import { mobito } from './dialects/mobito';
import { drain } from './drain';
import { median, perSecond, ratios } from './figures';
import { startBenchKafka } from './kafka-broker';
import { describeMachine } from './machine';

const records = Number(process.env.RECORDS ?? 50_000);
const rounds = Number(process.env.ROUNDS ?? 3);
const mostBareRecords = 20_000;
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
const bareDatabase = await createTestDatabase({ isDurable: true });
const pool = new pg.Pool({ connectionString: bareDatabase.url });
const bare: number[] = [];
const ours: number[] = [];
const inserted: number[] = [];

async function drainBare(topic: string): Promise<void> {
  const settings = { KAFKA_BROKER: kafka.broker, TOPIC: topic, RECORDS: String(records), GROUP_ID: `${topic}-bare` };
  bare.push(records / (await drain('drain-kafka-bare', settings)));
}

async function drainOurs(topic: string): Promise<void> {
  const groupId = `${topic}-ours`;
  const settings = { KAFKA_BROKER: kafka.broker, TOPIC: topic, RECORDS: String(records), GROUP_ID: groupId };
  ours.push(records / (await drain('drain-kafka-motorcade', { ...settings, DATABASE_URL: postgres.url })));
  await expectCommitted(topics, groupId, topic);
}

try {
  const insertBare = await openBareInsert(pool, mobito);
  const readings = decodeOf(mobito)(messageOf(mobito, 0, Date.now())).readings.length;
  for (let round = 0; round < rounds; round++) {
    const topic = kafka.isReal ? await topics.make(partitions) : `bench-${randomBytes(4).toString('hex')}`;
    // Each round's record times come after the last's, so that every record is news in all of them.
    const begin = Date.now() - records;
    await fill(topics, topic, begin);
    // Who comes second finds the broker's pages warm.
    for (const turn of round % 2 === 0 ? [drainBare, drainOurs] : [drainOurs, drainBare]) await turn(topic);
    const count = Math.min(records, mostBareRecords);
    inserted.push(await insertBare(Array.from({ length: count }, (_, index) => messageOf(mobito, index, begin))));
  }
  const both = (rates: readonly number[]) =>
    `${perSecond(median(rates), 'records')}, ${perSecond(median(rates) * readings, 'readings')}`;
  console.log(`P2 durable ingest — ${records} records of ${readings} readings over ${benchVehicles} vehicles`);
  console.log(`from ${kafka.name}, ${describeMachine()}`);
  console.log(`  kafkajs alone, JSON.parse               ${perSecond(median(bare), 'records')} (median of ${rounds})`);
  console.log(`  Postgres alone, as many rows inserted   ${both(inserted)}`);
  console.log(`  Motorcade, committed, then its offsets  ${both(ours)}`);
  console.log(`  records/s by those of kafkajs           ${ratios(ours, bare)}; target ≥ 0.40`);
  console.log(`  of Postgres alone by those of kafkajs   ${ratios(inserted, bare)}`);
  console.log(`  records/s by those of Postgres alone    ${ratios(ours, inserted)}`);
} finally {
  await pool.end();
  await bareDatabase.drop();
  await postgres.stop();
  await topics.close();
  await kafka.stop();
  await folder.remove();
}
