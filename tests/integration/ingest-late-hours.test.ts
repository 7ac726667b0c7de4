import { beforeEach, expect, test } from 'vitest';
import { hours, minutes } from '../../server/contract/duration';
import { forgetReadings, redecodeAll } from '../ingest/ingest-rig';
import { openTestIngest } from '../ingest/opened-ingest';
import { deviceMessage, speedMessage } from '../ingest/plain-dialect';

const { ingest } = await openTestIngest();
const { pool } = ingest.database;

/** The database's clock says which hour is over. */
async function databaseNow(): Promise<number> {
  const { rows } = await pool.query<{ now: Date }>('SELECT now()');
  return rows[0]?.now.getTime() ?? 0;
}

const hourOf = (time: number) => Math.floor(time / hours(1)) * hours(1);

async function marks() {
  const { rows } = await pool.query<{ vin: string; hour: Date }>(
    'SELECT v.vin, s.hour FROM stale_hour s JOIN vehicle v ON v.id = s.vehicle_id ORDER BY 1, 2',
  );
  return rows.map(({ vin, hour }) => [vin, hour.getTime()]);
}

beforeEach(async () => {
  await forgetReadings(ingest.database);
  await pool.query('TRUNCATE stale_hour');
});

/** A time of an hour that is not over and does not end meanwhile. */
const soon = async () => (await databaseNow()) + minutes(4);

test('a reading of the hour that is under way marks nothing', async () => {
  const now = await soon();
  await ingest.commit([speedMessage('A', 1, now, now), speedMessage('A', 2, now + 1, now)]);
  expect(await marks()).toEqual([]);
});

test('readings of hours that are over mark each vehicle and hour once, whatever the form of the statement', async () => {
  const now = await databaseNow();
  const over = hourOf(now) - hours(3);
  const late = [
    speedMessage('A', 1, over, now),
    speedMessage('A', 2, over + 1, now),
    speedMessage('A', 3, over + hours(1) - 1, now),
    speedMessage('A', 4, over + hours(1), now),
    speedMessage('B', 5, over, now),
    speedMessage('B', 6, await soon(), now),
  ];
  const expected = [
    ['A', over],
    ['A', over + hours(1)],
    ['B', over],
  ];
  await ingest.commit(late);
  expect(await marks()).toEqual(expected);
  // Half of it is there by now, so the form that looks is the one that takes it.
  await ingest.commit([...late, speedMessage('C', 7, over, now)]);
  expect(await marks()).toEqual([...expected, ['C', over]]);
});

test('what repeats history marks nothing', async () => {
  const now = await databaseNow();
  const late = speedMessage('A', 1, hourOf(now) - hours(3), now);
  await ingest.commit([late]);
  await pool.query('TRUNCATE stale_hour');
  await ingest.commit([late, speedMessage('A', 1, await soon(), now)]);
  expect(await marks()).toEqual([]);
});

test('a message that is decoded again long after marks the hours that it tells of', async () => {
  const now = await databaseNow();
  const over = hourOf(now) - hours(5);
  await ingest.commit([deviceMessage('box', 1, over + 1, now)]);
  expect(await marks()).toEqual([]);
  await ingest.mapDevice({ upstream: 'first', device: 'box', vin: 'A', isIgnored: false, by: 'Ada' });
  await redecodeAll(ingest, { verdict: 'unmapped' });
  expect(await marks()).toEqual([['A', over]]);
});
