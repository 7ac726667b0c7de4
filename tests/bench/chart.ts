// P7: one signal's chart out of 1,000,000 readings, against `SELECT *` of the series over the same connection, drawn into
// the same pixel columns by hand in the same run; the extremes must be equal. SPECIAL=10000000 takes ten million. Then
// shorter times, of columns of some minutes, and the widest that is read from readings one by one, by either clock.
// EXPLAIN=1 writes docs/explain/chart.txt anew.
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { hours } from '../../server/contract/duration';
import { greatestColumnCount, historyQuery, rawRowLimit } from '../../server/contract/history';
import type { Clock } from '../../server/contract/moment';
import type { Reading } from '../../server/contract/reading';
import { closeDatabase, openDatabase } from '../../server/store/database';
import { bucketMs, minuteMs } from '../../server/store/history-range';
import { loadSeries } from '../../server/store/history-series';
import { findHistorySubject } from '../../server/store/history-subject';
import { createRowBudget } from '../../server/store/row-budget';
import { openSnapshot, type Snapshot } from '../../server/store/snapshot';
import { readingColumns, type StoredReading, toReading } from '../../server/store/stored-reading';
import { createTurns } from '../../server/store/turns';
import { loadHistory as loadChart } from '../../server/store/vehicle-history';
import { rollUp } from './history/roll-up';
import { loadHistory } from './history-load';
import { describeMachine, percentile } from './machine';

const rounds = Number(process.env.ROUNDS ?? 5);
const history = await loadHistory({ readings: 1_000_000, vehicles: 200 });
const { special } = history;
const database = await openDatabase(history.url);
await rollUp(database, history);
const found = await findHistorySubject(database, special.vin, [special.signal]);
if (found === null) throw new Error('the special vehicle is not there');
const subject = found;
const turns = createTurns(1, 100);
const never = new AbortController().signal;

const connection = await database.pool.connect();
await connection.query('SET statement_timeout = 0; SET cursor_tuple_fraction = 1');

type Range = { from: number; to: number; clock: Clock };
type Drawn = { tookMs: number; count: number; points: number; extremes: string[] };
/** Of a range that begins with an hour, and so with a column. */
type Chart = Drawn & { columnMs: number };

/** A chart as the API answers it, as text. */
async function drawOurs(range: Range): Promise<Chart> {
  const query = historyQuery.parse({ signals: special.signal, ...range });
  const beganAt = performance.now();
  const chart = await loadChart(database, turns, subject, query, never);
  const text = JSON.stringify(chart);
  const tookMs = performance.now() - beganAt;
  const [line] = chart.series;
  if (line?.drawn !== 'line' || line.columnMs === null || text.length === 0) throw new Error('no crowded line came');
  const extremes = line.at.map((at, index) => `${at} ${line.value[index]}`).sort();
  return { tookMs, count: line.count, points: line.at.length, extremes, columnMs: line.columnMs };
}

/** Every reading of a range in order, so many at a time: ten million do not fit into one answer. */
async function* readAll({ from, to, clock }: Range): AsyncGenerator<StoredReading[]> {
  const column = clock === 'event' ? 'at' : 'received_at';
  await connection.query('BEGIN');
  await connection.query(
    `DECLARE everything NO SCROLL CURSOR FOR SELECT ${readingColumns('reading')} FROM reading
     WHERE vehicle_id = $1 AND signal_id = $2 AND ${column} >= $3 AND ${column} < $4 ORDER BY ${column}`,
    [special.vehicleId, special.signalId, new Date(from), new Date(to)],
  );
  for (;;) {
    const { rows } = await connection.query<StoredReading>({ text: 'FETCH 50000 FROM everything', rowMode: 'array' });
    if (rows.length === 0) break;
    yield rows;
  }
  await connection.query('COMMIT');
}

/** By hand: of each column the least and the greatest of all readings, and of the whole the first and the last. */
async function drawPlainly(range: Range, columnMs: number): Promise<Drawn> {
  const placeOf = (reading: Reading) => (range.clock === 'event' ? reading.at : reading.receivedAt);
  const beganAt = performance.now();
  const columns = new Map<number, { least: Reading; greatest: Reading }>();
  let count = 0;
  let first: Reading | undefined;
  let last: Reading | undefined;
  for await (const rows of readAll(range))
    for (const row of rows) {
      const reading = toReading(row, subject.names);
      count += 1;
      first ??= reading;
      last = reading;
      const start = Math.floor((placeOf(reading) - range.from) / columnMs);
      const held = columns.get(start);
      if (held === undefined) columns.set(start, { least: reading, greatest: reading });
      else if (reading.value < held.least.value) held.least = reading;
      else if (reading.value > held.greatest.value) held.greatest = reading;
    }
  const shown = new Set([first, last].flatMap((edge) => edge ?? []));
  for (const { least, greatest } of columns.values()) shown.add(least).add(greatest);
  const tookMs = performance.now() - beganAt;
  const extremes = [...new Set([...shown].map((reading) => `${placeOf(reading)} ${reading.value}`))].sort();
  return { tookMs, count, points: extremes.length, extremes };
}

async function compare(name: string, range: Range): Promise<void> {
  // The first round of ours warms up; of all readings, millions at a time, once or twice is enough.
  const drawn = await drawOurs(range);
  const byHand = await drawPlainly(range, drawn.columnMs);
  if (JSON.stringify(drawn.extremes) !== JSON.stringify(byHand.extremes)) throw new Error(`${name}: another picture`);
  console.log(
    `${name}: ${byHand.count.toLocaleString('en')} readings, ${drawn.points} points, columns of ${drawn.columnMs / 1_000} s, extremes equal`,
  );
  const plain = [byHand.tookMs];
  const ours: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (plain.length * byHand.count < 2_000_000) plain.push((await drawPlainly(range, drawn.columnMs)).tookMs);
    ours.push((await drawOurs(range)).tookMs);
  }
  const [mine, theirs] = [percentile(ours, 0.5), percentile(plain, 0.5)];
  console.log(`  SELECT * and draw  ${theirs.toFixed(0)} ms (median of ${plain.length})`);
  console.log(`  ours               ${mine.toFixed(0)} ms (${ours.map((took) => took.toFixed(0)).join(', ')})`);
  console.log(`  ratio              ${(mine / theirs).toFixed(3)}`);
}

/** The questions that choose a chart's points, with their plans. */
async function explain(range: Range): Promise<string> {
  const snapshot = await openSnapshot(database, { statementTimeoutMs: hours(1), workMegabytes: 32 });
  await snapshot.query('SET LOCAL jit = off');
  const plans: string[] = [];
  const watched: Snapshot = {
    end: snapshot.end,
    query: async (text, values) => {
      if (!text.includes('pixel')) return snapshot.query(text, values);
      const plan = await snapshot.query<[line: string]>(`EXPLAIN (ANALYZE, BUFFERS, TIMING OFF) ${text}`, values);
      plans.push(`${text.trim()}\n\n${plan.map(([line]) => line).join('\n')}`);
      return snapshot.query(text, values);
    },
  };
  const query = historyQuery.parse({ signals: special.signal, ...range });
  const [asked] = subject.signals;
  if (asked === undefined) throw new Error('the special signal is not there');
  const budget = createRowBudget(rawRowLimit);
  const question = { vehicleId: subject.vehicleId, asked, query, names: subject.names, placeOf: () => 0, budget };
  await loadSeries(watched, question);
  await snapshot.end();
  return plans.join('\n\n--\n\n');
}

const whole: Range = { from: history.from, to: history.to, clock: 'event' };
// In the middle of what there is, and so wide that columns are narrower than a summary of five minutes, or of one.
const from = history.from + Math.floor((history.to - history.from) / 2 / hours(1)) * hours(1);
const within = (lengthMs: number, clock: Clock = 'event'): Range => ({ from, to: from + Math.floor(lengthMs), clock });
const some = (bucketMs - 1) * greatestColumnCount;
const few = (minuteMs - 1) * greatestColumnCount;

console.log(`P7 charts, ${describeMachine()}, load ${loadavg()[0]?.toFixed(1)}`);
await compare('all of it, by summaries (target: 150 ms at 1,000,000)', whole);
await compare('three days and a half, by summaries', within(some));
await compare('the better part of a day, by summaries of a minute', within(some / 4));
await compare('sixteen hours, by readings unless they are more than 100,000', within(few));
await compare('the better part of a day by receive time', within(some / 4, 'received'));
if (process.env.EXPLAIN === '1')
  writeFileSync(
    'docs/explain/chart.txt',
    [
      `A chart of ${special.readings.toLocaleString('en')} readings, by summaries: EXPLAIN (ANALYZE, BUFFERS).`,
      await explain(whole),
      'The better part of a day of it, by summaries of a minute.',
      await explain(within(some / 4)),
      'Sixteen hours of it, by readings.',
      `${await explain(within(few))}\n`,
    ].join('\n\n'),
  );
connection.release();
await closeDatabase(database);
await history.stop();
