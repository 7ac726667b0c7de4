// Trips of vehicle-hours as they close, and made anew when nothing has changed, against reading the rows of the same hours
// only. Vehicles tell position, speed and odometer every ten seconds while they drive, half of each hour; half of the
// vehicles drive over the turn of the hour.
import pg from 'pg';
import { days, hours } from '../../server/contract/duration';
import { packForm } from '../../server/store/form';
import { remakeTrips } from '../../server/store/remake-trips';
import { closingJob } from '../../server/store/rolled-hours';
import { evidenceSignals } from '../../server/trips/evidence';
import { createTestDatabase } from '../support/database';
import { median, perSecond, ratios } from './figures';
import { describeMachine, percentile } from './machine';

const vehicles = Number(process.env.VEHICLES ?? 30);
const hourCount = Number(process.env.HOURS ?? 6);
const start = Math.floor((Date.now() - days(2)) / days(1)) * days(1);
const lastHour = start + hours(hourCount);
const rounds = 3;

/** One signal of all vehicles: while driving each ten seconds, else each four minutes. Kilometers are those at 60 km/h. */
const fill = (signal: string, columns: string) => `
INSERT INTO reading (at, received_at, message_key, batch_id, vehicle_id, signal_id, message_index, upstream_id, form, ${columns.split('=')[0]})
SELECT t, t + interval '2 seconds', 1, 1, v.id, (SELECT id FROM signal WHERE key = '${signal}'), 0, 1, f.form, ${columns.split('=')[1]}
FROM vehicle v, (SELECT $3::int2 AS form) f,
  generate_series($1::timestamptz, $2::timestamptz - interval '10 seconds', interval '10 seconds') t,
  LATERAL (SELECT extract(epoch FROM t - $1::timestamptz)::float8 - 600 - 1800 * (v.id % 2) AS s) e,
  LATERAL (SELECT floor(s / 3600) * 1800 + least(s - floor(s / 3600) * 3600, 1800) AS driven) d
WHERE s - floor(s / 3600) * 3600 < 1800 OR extract(epoch FROM t)::int8 % 240 = 0`;

async function load(client: pg.Client): Promise<void> {
  const values = (value: number | string | { latitude: number; longitude: number }) => [
    new Date(start),
    new Date(lastHour),
    packForm(value, 'property', false),
  ];
  await client.query(`INSERT INTO vehicle (vin) SELECT 'TRIP' || n FROM generate_series(1, $1::int) n`, [vehicles]);
  await client.query(`INSERT INTO upstream (key, kind) VALUES ('bench', 'drogue')`);
  await client.query('INSERT INTO vehicle_source SELECT id, 1 FROM vehicle');
  await client.query('INSERT INTO signal (key) SELECT * FROM unnest($1::text[])', [Object.keys(evidenceSignals)]);
  const month = new Date(start).toISOString().slice(0, 7).replace('-', '_');
  await client.query(`CREATE TABLE IF NOT EXISTS reading_${month} PARTITION OF reading DEFAULT`);
  await client.query(
    fill('position', 'number, longitude=48 + driven / 60 / 111.2, 11'),
    values({ latitude: 0, longitude: 0 }),
  );
  await client.query(fill('speed', 'number=CASE WHEN s - floor(s / 3600) * 3600 < 1800 THEN 60 ELSE 0 END'), values(0));
  await client.query(fill('odometer', 'number=1000 + driven / 60'), values(0));
  await client.query('ANALYZE');
}

/** Runs a piece of work for each vehicle and hour, hour after hour; how long each took, in milliseconds. */
async function each(work: (vehicle: number, hour: number) => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  for (let hour = start; hour < lastHour; hour += hours(1))
    for (let vehicle = 1; vehicle <= vehicles; vehicle += 1) {
      const from = performance.now();
      await work(vehicle, hour);
      took.push(performance.now() - from);
    }
  return took;
}

const describe = (what: string, took: readonly number[]): void => {
  const total = took.reduce((sum, ms) => sum + ms, 0);
  const rate = perSecond((took.length / total) * 1_000, 'vehicle-hours').padStart(24);
  console.log(
    `${what.padEnd(34)}${rate}   median ${median(took).toFixed(2)} ms, p95 ${percentile(took, 0.95).toFixed(2)} ms`,
  );
};
const rateOf = (took: readonly number[]): number => took.length / took.reduce((sum, ms) => sum + ms, 0);

const testDatabase = await createTestDatabase({ isDurable: true });
const client = new pg.Client(testDatabase.url);
await client.connect();
await client.query('SET timezone = UTC');
await load(client);
const { rows } = await client.query('SELECT count(*)::int4 AS count FROM reading');
console.log(describeMachine());
console.log(`${vehicles} vehicles, ${hourCount} hours, ${rows[0].count} readings\n`);

const readHour = (vehicle: number, hour: number) =>
  client.query({
    name: 'rows',
    text: `SELECT signal_id, at, received_at, upstream_id, form, number, longitude, text FROM reading
           WHERE vehicle_id = $1 AND signal_id = ANY ($4) AND at >= $2 AND at < $3`,
    values: [vehicle, new Date(hour), new Date(hour + hours(1)), Array.from({ length: 11 }, (_, index) => index + 1)],
    rowMode: 'array',
  });
const remake = async (vehicle: number, hour: number) => {
  // Some at a time are one transaction, as the keeper has it.
  if (vehicle === 1) await client.query('BEGIN');
  await remakeTrips(client, vehicle, [hour]);
  if (vehicle === vehicles) await client.query('COMMIT');
};
const closeTo = (at: number) =>
  client.query(
    `INSERT INTO job (name, through) VALUES ('${closingJob}', $1) ON CONFLICT (name) DO UPDATE SET through = $1`,
    [new Date(at)],
  );

const read: number[][] = [];
const closed: number[][] = [];
const again: number[][] = [];
for (let round = 0; round < rounds; round += 1) {
  read.push(await each(readHour));
  await client.query('TRUNCATE trip');
  let through = 0;
  closed.push(
    await each(async (vehicle, hour) => {
      if (through !== hour + hours(1)) await closeTo(hour + hours(1));
      through = hour + hours(1);
      await remake(vehicle, hour);
    }),
  );
  again.push(await each(remake));
}
describe('reading the rows of the hour', read.flat());
describe('trips of an hour that has closed', closed.flat());
describe('made anew, with nothing changed', again.flat());
console.log(`\nclosed by reading only: ${ratios(closed.map(rateOf), read.map(rateOf))}`);
console.log(`anew by reading only:   ${ratios(again.map(rateOf), read.map(rateOf))}`);
await client.end();
await testDatabase.drop();
