// P8: the whole fleet at a moment, of 10,000 vehicles and 50 million readings, by both clocks at moments thrown at random,
// against a plain DISTINCT ON over everything in the same run; the same answer is looked for in both. And what replaying
// weighs: the picture of a moment, and an hour played at 3600×. MOMENTS says how many moments, BASELINE=0 leaves out
// the plain query, which takes minutes, and EXPLAIN=1 writes docs/explain/fleet-at.txt anew.
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import pg from 'pg';
import { hours, minutes } from '../../server/contract/duration';
import { fromFleetRow } from '../../server/contract/fleet';
import { type Clock, clocks } from '../../server/contract/moment';
import { createMoments } from '../../server/moment/moments';
import { closeDatabase, openDatabase } from '../../server/store/database';
import { explainFleetAt } from './history/explain-fleet-at';
import { keepMoments } from './history/keep-moments';
import { loadHistory } from './history-load';
import { describeMachine, percentile } from './machine';

const compress = promisify(gzip);
const count = Number(process.env.MOMENTS ?? 30);
const history = await loadHistory();
const database = await openDatabase(history.url);
const moments = createMoments({ database, clock: Date.now });
const pending = () => new AbortController().signal;
const milliseconds = (samples: readonly number[], share: number) => `${percentile(samples, share).toFixed(0)} ms`;

/** From the question to the answer as text. */
async function askFleet(at: number, clock: Clock): Promise<{ tookMs: number; answer: string; lastAts: number }> {
  const beganAt = performance.now();
  const rows = await moments.fleetAt({ at, clock }, pending());
  const answer = JSON.stringify({ at, clock, rows });
  const tookMs = performance.now() - beganAt;
  return { tookMs, answer, lastAts: rows.reduce((sum, row) => sum + (fromFleetRow(row).lastAt ?? 0), 0) };
}

/** The same by sorting all of the history, once. */
async function askPlainly(at: number, clock: Clock): Promise<{ tookMs: number; lastAts: number }> {
  const client = new pg.Client({ connectionString: history.url, options: '-c timezone=UTC -c statement_timeout=0' });
  await client.connect();
  const beganAt = performance.now();
  const { rows } = await client.query<[vehicleId: number, signalId: number, at: number]>({
    text: `SELECT DISTINCT ON (vehicle_id, signal_id) vehicle_id, signal_id, round(date_part('epoch', at) * 1000),
             form, number, longitude, text
           FROM reading WHERE ${clock === 'event' ? 'at' : 'received_at'} <= $1
           ORDER BY vehicle_id, signal_id, at DESC, message_key DESC`,
    values: [new Date(at)],
    rowMode: 'array',
  });
  const tookMs = performance.now() - beganAt;
  await client.end();
  const newest = new Map<number, number>();
  for (const [vehicle, , told] of rows) newest.set(vehicle, Math.max(newest.get(vehicle) ?? 0, told));
  return { tookMs, lastAts: [...newest.values()].reduce((sum, last) => sum + last, 0) };
}

async function measureMoments(clock: Clock): Promise<void> {
  const throwMoment = () =>
    history.from + hours(24) + Math.floor(Math.random() * (history.to - history.from - hours(24)));
  await askFleet(throwMoment(), clock);
  const took: number[] = [];
  for (let round = 0; round < count; round += 1) took.push((await askFleet(throwMoment(), clock)).tookMs);
  console.log(`P8 by ${clock} time, ${count} moments: p50 ${milliseconds(took, 0.5)}, p95 ${milliseconds(took, 0.95)}`);
  if (process.env.BASELINE === '0') return;
  const middle = Math.floor((history.from + history.to) / 2);
  const plain = await askPlainly(middle, clock);
  const ours = await askFleet(middle, clock);
  if (ours.lastAts !== plain.lastAts) throw new Error(`the two answers differ by ${clock} time`);
  const ratio = percentile(took, 0.5) / plain.tookMs;
  console.log(
    `   DISTINCT ON over everything, once: ${(plain.tookMs / 1_000).toFixed(1)} s; ratio ${ratio.toFixed(4)}`,
  );
}

/** What goes to a browser: the fleet at a moment, and an hour of it at 3600× with a step each half second, as the page asks for. */
async function weighReplay(): Promise<void> {
  const from = Math.floor((history.from + history.to) / 2 / hours(24)) * hours(24) + hours(16);
  const weigh = async (answer: string) =>
    `${(answer.length / 1e6).toFixed(2)} MB, ${((await compress(answer, { level: 5 })).length / 1e6).toFixed(2)} MB gzipped`;
  const { answer } = await askFleet(from, 'event');
  console.log(`Replay: the fleet at a moment ${await weigh(answer)}`);
  const beganAt = performance.now();
  const played = [];
  for (let at = from; at < from + hours(1); ) {
    const told = await moments.steps({ from: at, to: from + hours(1), stepMs: minutes(30), clock: 'event' }, pending());
    played.push(...told.steps);
    at = told.through;
  }
  const rows = played.reduce((sum, step) => sum + step.rows.length, 0);
  const took = `${(performance.now() - beganAt).toFixed(0)} ms of the server for ${played.length} steps, ${rows} rows`;
  console.log(`Replay: an hour at 3600×, a step each half second: ${await weigh(JSON.stringify(played))}; ${took}`);
}

console.log(`${describeMachine()}, load ${loadavg()[0]?.toFixed(1)} from other work`);
console.log(
  `${history.readings} readings of ${history.vehicles} vehicles, loaded in ${(history.tookMs / 1_000).toFixed(0)} s`,
);
const keepingAt = performance.now();
const kept = await keepMoments(database, history);
if (kept > 0) console.log(`${kept} keyframes made in ${((performance.now() - keepingAt) / 1_000).toFixed(0)} s`);
const { rows: sizes } = await database.pool.query<{ bytes: string }>(
  `SELECT sum(pg_total_relation_size(relid)) AS bytes FROM pg_partition_tree('keyframe_state')`,
);
console.log(`keyframes take ${(Number(sizes[0]?.bytes) / 1e9).toFixed(2)} GB`);
for (const clock of clocks) await measureMoments(clock);
await weighReplay();
if (process.env.EXPLAIN === '1')
  writeFileSync('docs/explain/fleet-at.txt', await explainFleetAt(database, (history.from + history.to) / 2));
await closeDatabase(database);
await history.stop();
