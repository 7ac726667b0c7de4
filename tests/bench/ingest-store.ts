// What ingest costs without a broker: messages over 10,000 vehicles, decoded, judged and committed with their bytes and
// verdicts, against the least that could be done: as many rows as they have readings by a bare `unnest` insert into one
// partition. Both by batches of 2,000, two under way, on the same server in the same run; the ratio is the result. One
// dialect after the other, or the one that DIALECT names.
import type { Message } from '../../server/contract/message';
import type { Database } from '../../server/store/database';
import { createTestDatabase } from '../support/database';
import { openBenchIngest } from './bench-ingest';
import { benchDialects, chooseDialects, decodeOf, messageOf } from './dialects/bench-dialects';
import { type BenchDialect, benchVehicles } from './dialects/dialect';
import { median, perSecond, ratios } from './figures';
import { describeMachine } from './machine';

const count = Number(process.env.MESSAGES ?? 200_000);
const rounds = Number(process.env.ROUNDS ?? 3);
const batchSize = 2_000;

/** Takes batches two at a time and gives messages a second. */
async function measure(messages: Message[], take: (batch: Message[]) => Promise<unknown>): Promise<number> {
  let next = 0;
  const startedAt = performance.now();
  const lane = async () => {
    while (next < messages.length) {
      const batch = messages.slice(next, next + batchSize);
      next += batchSize;
      await take(batch);
    }
  };
  await Promise.all([lane(), lane()]);
  return (messages.length / (performance.now() - startedAt)) * 1_000;
}

async function makeBare({ pool }: Database): Promise<void> {
  await pool.query(
    `CREATE TABLE bare (vehicle int4, signal int4, at timestamptz, number float8) PARTITION BY RANGE (at)`,
  );
  await pool.query(`CREATE TABLE bare_all PARTITION OF bare DEFAULT`);
  await pool.query('CREATE INDEX ON bare (vehicle, signal, at)');
}

const bareInsert = 'INSERT INTO bare SELECT * FROM unnest($1::int4[], $2::int4[], $3::timestamptz[], $4::float8[])';

/** @param readingsOf how many rows a message is worth */
function insertBare({ pool }: Database, batch: Message[], readingsOf: Map<Message, number>): Promise<unknown> {
  const columns: [number[], number[], Date[], number[]] = [[], [], [], []];
  for (const [index, message] of batch.entries()) {
    JSON.parse(message.payload.toString());
    for (let reading = 0; reading < (readingsOf.get(message) ?? 0); reading++) {
      columns[0].push(index % benchVehicles);
      columns[1].push(reading);
      columns[2].push(new Date(message.receivedAt));
      columns[3].push(message.receivedAt);
    }
  }
  return pool.query({ name: 'bare', text: bareInsert, values: columns });
}

async function compare(dialect: BenchDialect): Promise<void> {
  const testDatabase = await createTestDatabase({ isDurable: true });
  const decode = decodeOf(dialect);
  const { commit, database, close } = await openBenchIngest(testDatabase.url, dialect);
  try {
    await makeBare(database);
    const bare: number[] = [];
    const ours: number[] = [];
    const cpu: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const begin = Date.now() - count;
      const messages = Array.from({ length: count }, (_, index) => messageOf(dialect, index, begin));
      const readingsOf = new Map(messages.map((message) => [message, decode(message).readings.length]));
      bare.push(await measure(messages, (batch) => insertBare(database, batch, readingsOf)));
      const before = process.cpuUsage();
      ours.push(await measure(messages, commit));
      const { user, system } = process.cpuUsage(before);
      cpu.push((user + system) / count);
    }
    const each = `${median(cpu).toFixed(1)} µs of this process each`;
    console.log(`${dialect.label} — ${count} messages over ${benchVehicles} vehicles`);
    console.log(`  bare unnest insert              ${perSecond(median(bare))} (median of ${rounds})`);
    console.log(`  decoded, judged, committed      ${perSecond(median(ours))}, ${each}`);
    console.log(`  ratio, pair by pair             ${ratios(ours, bare)}`);
  } finally {
    await close();
    await testDatabase.drop();
  }
}

console.log(`Ingest without a broker, ${describeMachine()}`);
for (const dialect of chooseDialects(benchDialects)) await compare(dialect);
