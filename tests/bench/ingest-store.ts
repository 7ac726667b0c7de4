// What ingest costs without a broker: messages over 10,000 vehicles, decoded, judged and committed with their bytes and
// verdicts, against the least that could be done: as many rows as they have readings by a bare `unnest` insert into one
// partition. Both by batches of 2,000, two under way, on the same server in the same run; the ratio is the result. One
// dialect after the other, or the one that DIALECT names; of long messages fewer.
import { createTestDatabase } from '../support/database';
import { openBareInsert } from './bare-insert';
import { openBenchIngest } from './bench-ingest';
import { benchDialects, chooseDialects, messageOf } from './dialects/bench-dialects';
import { type BenchDialect, benchVehicles } from './dialects/dialect';
import { median, perSecond, ratios } from './figures';
import { rateInLanes } from './lanes';
import { describeMachine } from './machine';

const most = Number(process.env.MESSAGES ?? 200_000);
const mostBytes = 60_000_000;
const rounds = Number(process.env.ROUNDS ?? 3);

async function compare(dialect: BenchDialect): Promise<void> {
  const count = Math.min(most, Math.round(mostBytes / messageOf(dialect, 0, 0).payload.length));
  const testDatabase = await createTestDatabase({ isDurable: true });
  const { commit, database, close } = await openBenchIngest(testDatabase.url, dialect);
  try {
    const insertBare = await openBareInsert(database.pool, dialect);
    const bare: number[] = [];
    const ours: number[] = [];
    const cpu: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const begin = Date.now() - count;
      const messages = Array.from({ length: count }, (_, index) => messageOf(dialect, index, begin));
      bare.push(await insertBare(messages));
      const before = process.cpuUsage();
      ours.push(await rateInLanes(messages, commit));
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
