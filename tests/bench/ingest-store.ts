// What ingest costs without a broker: 200,000 High Mobility messages over 10,000 vehicles, decoded, judged and committed
// with their bytes and verdicts, against the least that could be done: the same rows by a bare `unnest` insert into one
// partition. Both by batches of 2,000, two under way, on the same server in the same run; the ratio is the result.
import pino from 'pino';
import type { Message } from '../../server/contract/message';
import { createIngest } from '../../server/ingest/ingest';
import { closeDatabase, type Database, openDatabase } from '../../server/store/database';
import { decoderOf } from '../../server/upstreams';
import { decodeHighMobility } from '../../server/upstreams/high-mobility/decode';
import { createTestDatabase } from '../support/database';
import { describeMachine } from './machine';

const count = Number(process.env.MESSAGES ?? 200_000);
const rounds = Number(process.env.ROUNDS ?? 3);
const vehicles = 10_000;
const batchSize = 2_000;

const properties: [capability: string, property: string, data: (index: number) => unknown][] = [
  ['vehicle_location', 'coordinates', (index) => ({ latitude: 48 + (index % 1_000) / 1_000, longitude: 11.5 })],
  ['diagnostics', 'speed', (index) => ({ unit: 'kilometers_per_hour', value: index % 130 })],
  ['diagnostics', 'odometer', (index) => ({ unit: 'kilometers', value: 10_000 + index / 100 })],
  ['charging', 'battery_level', (index) => (index % 100) / 100],
  ['vehicle_location', 'heading', (index) => ({ unit: 'degrees', value: index % 360 })],
];

function messageAt(index: number, begin: number): Message {
  const vin = `BENCH${String(index % vehicles).padStart(12, '0')}`;
  const kind = properties[Math.floor(index / vehicles) % properties.length];
  if (kind === undefined) throw new Error(`no property for message ${index}`);
  const [capability, property, data] = kind;
  const component = { data: data(index), timestamp: new Date(begin + index).toISOString() };
  const body = {
    message_id: index.toString(16).toUpperCase().padStart(64, '0'),
    version: 1,
    vin,
    capability,
    property,
  };
  return {
    topic: `live/level13/bench/${vin}/${capability}/get/${property}`,
    payload: Buffer.from(JSON.stringify({ ...body, data: { [capability]: { [property]: component } } })),
    receivedAt: begin + index + 500,
  };
}

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

function insertBare({ pool }: Database, batch: Message[]): Promise<unknown> {
  const columns: [number[], number[], Date[], number[]] = [[], [], [], []];
  for (const { payload, receivedAt } of batch) {
    const { vin } = JSON.parse(payload.toString());
    columns[0].push(Number(vin.slice(5)));
    columns[1].push(columns[0].length % 5);
    columns[2].push(new Date(receivedAt));
    columns[3].push(receivedAt);
  }
  return pool.query({ name: 'bare', text: bareInsert, values: columns });
}

const middle = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const rate = (value: number): string => `${Math.round(value).toLocaleString('en')} msg/s`;

const testDatabase = await createTestDatabase({ isDurable: true });
const log = pino({ level: 'warn' }, pino.destination(2));
const database = await openDatabase(testDatabase.url, log);
try {
  await makeBare(database);
  const upstreams = [{ id: 'bench', kind: 'high-mobility', decode: decodeHighMobility }];
  const ingest = createIngest({ database, upstreams, decoderOf, onCommitted: () => undefined, clock: Date.now, log });
  const commit = ingest.commitFor('bench');
  const bare: number[] = [];
  const ours: number[] = [];
  const cpu: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const begin = Date.now() - count;
    const messages = Array.from({ length: count }, (_, index) => messageAt(index, begin));
    bare.push(await measure(messages, (batch) => insertBare(database, batch)));
    const before = process.cpuUsage();
    ours.push(await measure(messages, commit));
    const { user, system } = process.cpuUsage(before);
    cpu.push((user + system) / count);
  }
  const ratios = bare.map((value, round) => (ours[round] ?? Number.NaN) / value);
  console.log(`Ingest without a broker — ${count} messages over ${vehicles} vehicles, ${describeMachine()}`);
  console.log(`bare unnest insert              ${rate(middle(bare))} (median of ${rounds})`);
  console.log(
    `decoded, judged, committed      ${rate(middle(ours))}, ${middle(cpu).toFixed(1)} µs of this process each`,
  );
  console.log(`ratio, pair by pair             ${ratios.map((ratio) => ratio.toFixed(2)).join(', ')}`);
} finally {
  await closeDatabase(database);
  await testDatabase.drop();
}
