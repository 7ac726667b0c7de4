// A long history in a scratch database: 50 million readings of 10,000 vehicles over 30 days, some of them late, and a
// special vehicle with a million readings of one signal. Loaded by COPY in some minutes and kept for the next benchmark
// with the same figures. Run by itself it loads, says where, and holds the database until Ctrl-C.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { pino } from 'pino';
import { migrate } from '../../prisma/migrate';
import { days } from '../../server/contract/duration';
import { startEmbeddedPostgres } from '../../server/demo/embedded-postgres';
import { type Copy, openCopy } from './history/copy';
import { planDrives } from './history/drives';
import { createNewest } from './history/newest';
import { signalKeys } from './history/signals';
import { writeHistory } from './history/write-history';

export type HistoryFigures = {
  /** Of the fleet, about. */
  readings: number;
  vehicles: number;
  days: number;
  /** Readings of the special vehicle's one signal. */
  special: number;
};

/** What was loaded. Times are epoch milliseconds. */
export type HistoryFacts = {
  /** The fleet's and the special vehicle's. */
  readings: number;
  vehicles: number;
  /** Midnight before the first reading, and the end, which no reading is received after. */
  from: number;
  to: number;
  special: { vin: string; vehicleId: number; signal: string; signalId: number; readings: number };
  tookMs: number;
};

export type LoadedHistory = HistoryFacts & { url: string; stop: () => Promise<void> };

const defaults: HistoryFigures = {
  readings: Number(process.env.READINGS ?? 50_000_000),
  vehicles: Number(process.env.VEHICLES ?? 10_000),
  days: Number(process.env.DAYS ?? 30),
  special: Number(process.env.SPECIAL ?? 1_000_000),
};
const lateShare = 0.03;
const specialVin = 'HISTSPECIAL000001';

/** Nothing of it outlives a benchmark, so nothing waits for a disk. */
const settings = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '8GB',
  shared_buffers: process.env.SHARED_BUFFERS ?? '3GB',
  effective_cache_size: '12GB',
  checkpoint_timeout: '30min',
};

const vinOf = (vehicle: number): string => `HIST${String(vehicle).padStart(13, '0')}`;

/** The months that the days fall into, as partitions of `reading`. */
function monthsOf(from: number, to: number): { name: string; from: number; to: number }[] {
  const months = [];
  const begin = new Date(from);
  for (let offset = 0; ; offset += 1) {
    const first = Date.UTC(begin.getUTCFullYear(), begin.getUTCMonth() + offset);
    if (first >= to) return months;
    const next = Date.UTC(begin.getUTCFullYear(), begin.getUTCMonth() + offset + 1);
    months.push({
      name: `reading_${new Date(first).toISOString().slice(0, 7).replace('-', '_')}`,
      from: first,
      to: next,
    });
  }
}

/** Vehicles, upstreams and signals, numbered from 1 in their order. */
async function writeNames(url: string, vehicles: number): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  const vins = Array.from({ length: vehicles + 1 }, (_, index) => (index < vehicles ? vinOf(index + 1) : specialVin));
  await client.query('INSERT INTO vehicle (vin) SELECT * FROM unnest($1::text[])', [vins]);
  await client.query(`INSERT INTO upstream (key, kind) VALUES ('first', 'high-mobility'), ('second', 'high-mobility')`);
  await client.query('INSERT INTO signal (key) SELECT * FROM unnest($1::text[])', [signalKeys]);
  await client.query(
    `INSERT INTO vehicle_source SELECT id, 1 FROM vehicle UNION ALL SELECT id, 2 FROM vehicle WHERE id % 20 = 0 AND id <= $1`,
    [vehicles],
  );
  await client.end();
}

async function load(url: string, figures: HistoryFigures): Promise<HistoryFacts> {
  const beganAt = Date.now();
  const to = Math.floor(beganAt / days(1)) * days(1);
  const from = to - days(figures.days);
  await writeNames(url, figures.vehicles);
  const plan = planDrives(figures.readings, { vehicles: figures.vehicles, days: figures.days, from, lateShare });
  const months = monthsOf(from, to);
  const copies: Copy[] = [];
  for (const { name } of months)
    copies.push(await openCopy(url, name, `CREATE TABLE ${name} (LIKE reading INCLUDING DEFAULTS)`));
  const newest = createNewest(figures.vehicles + 1, signalKeys.length);
  let readings = 0;
  await writeHistory({
    plan,
    special: figures.special,
    put: (row) => {
      readings += 1;
      newest.take(row);
      copies[months.findIndex((month) => row.at < month.to)]?.put(row);
    },
    drain: async () => {
      for (const copy of copies) await copy.drain();
    },
  });
  await Promise.all(
    months.map((month, index) => {
      const bounds = [month.from, month.to].map((time) => `'${new Date(time).toISOString()}'`);
      const window = (column: string) =>
        `CREATE INDEX ON ${month.name} USING brin (${column} timestamptz_minmax_multi_ops) WITH (pages_per_range = 32, autosummarize = on)`;
      return copies[index]?.finish(
        `ALTER TABLE ${month.name} ADD PRIMARY KEY (vehicle_id, signal_id, at, upstream_id)`,
        window('at'),
        window('received_at'),
        `ALTER TABLE reading ATTACH PARTITION ${month.name} FOR VALUES FROM (${bounds[0]}) TO (${bounds[1]})`,
        `ANALYZE ${month.name}`,
      );
    }),
  );
  const latest = await openCopy(url, 'latest', 'TRUNCATE latest');
  newest.each(latest.put);
  await latest.finish('ANALYZE');
  const special = { vin: specialVin, vehicleId: figures.vehicles + 1, signal: 'speed', readings: figures.special };
  const signalId = signalKeys.indexOf('speed') + 1;
  return {
    readings,
    vehicles: figures.vehicles,
    from,
    to,
    special: { ...special, signalId },
    tookMs: Date.now() - beganAt,
  };
}

/**
 * Loads a history of these figures into a database of its own, or starts the one that was loaded before. The folder is
 * kept. One process at a time may use it; HISTORY_URL names the database of a process that holds it already.
 */
export async function loadHistory(wanted: Partial<HistoryFigures> = {}): Promise<LoadedHistory> {
  const figures = { ...defaults, ...wanted };
  const { readings, vehicles, days, special } = figures;
  const folder = join(tmpdir(), `motorcade-history-${readings}-${vehicles}-${days}-${special}`);
  const factsFile = join(folder, 'facts.json');
  const held = process.env.HISTORY_URL;
  if (held !== undefined)
    return {
      ...(JSON.parse(readFileSync(factsFile, 'utf8')) as HistoryFacts),
      url: held,
      stop: () => Promise.resolve(),
    };
  if (!existsSync(factsFile)) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const server = await startEmbeddedPostgres({ dataDir: folder, log: pino({ level: 'warn' }), settings });
  try {
    if (!existsSync(factsFile)) {
      await migrate(server.url);
      writeFileSync(factsFile, JSON.stringify(await load(server.url, figures)));
    }
    return { ...(JSON.parse(readFileSync(factsFile, 'utf8')) as HistoryFacts), ...server };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url, stop, ...facts } = await loadHistory();
  console.log(facts);
  console.log(`HISTORY_URL=${url}`);
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());
}
