import { beforeEach, expect, test } from 'vitest';
import { days, hours, minutes, seconds } from '../../server/contract/duration';
import { type FleetVehicle, fromFleetRow } from '../../server/contract/fleet';
import { type Clock, clocks } from '../../server/contract/moment';
import { dropOld } from '../../server/keep/drop-old';
import type { Job } from '../../server/keep/job';
import { makeKeyframes } from '../../server/keep/make-keyframes';
import { remakeHoursAfter } from '../../server/keep/remake-hours';
import { createMoments } from '../../server/moment/moments';
import { keyframeMs, lockKeyframes } from '../../server/store/keyframes';
import { retentionJob } from '../../server/store/retention';
import { forgetReadings, now } from '../ingest/ingest-rig';
import { openTestIngest } from '../ingest/opened-ingest';
import { plainMessage } from '../ingest/plain-dialect';
import { forgetDerived, runOnce } from '../keep/keep-rig';
import { foldNaively } from '../moment/naive-fleet';
import { createDice, from, type Told, tellHistory, to } from '../moment/told-history';

const { ingest } = await openTestIngest();
const { database } = ingest;
const { pool } = database;
const moments = createMoments({ database, clock: () => now, fewReadings: 0 });
const remakeHours = remakeHoursAfter(0);
const dice = createDice(11);
const pending = () => new AbortController().signal;
const throwMoment = () => from + Math.floor(dice() * (to - from));

/** The messages of each source in one commit. */
async function commit(told: readonly Told[]): Promise<void> {
  for (const upstream of ['first', 'second'])
    await ingest.commit(
      told.filter((one) => one.upstream === upstream).map(({ message }) => message),
      upstream,
    );
}

async function fleetAt(at: number, clock: Clock): Promise<FleetVehicle[]> {
  const rows = await moments.fleetAt({ at, clock }, pending());
  return rows.map(fromFleetRow).sort((a, b) => (a.vin < b.vin ? -1 : 1));
}

async function expectFolds(ats: readonly number[]): Promise<void> {
  for (const clock of clocks)
    for (const at of ats)
      expect(await fleetAt(at, clock), `${clock} ${new Date(at).toISOString()}`).toEqual(
        await foldNaively(database, at, clock),
      );
}

/** Every hour of the history is over: ingest marks what comes, and jobs work it in. Long before it there is nothing to keep. */
async function closeAll(): Promise<void> {
  await pool.query(`INSERT INTO job (name, through) VALUES ('hours', $1)`, [new Date(to + hours(2))]);
  const early: Date[] = [];
  for (let at = Date.UTC(2025, 11); at <= from - days(5); at += keyframeMs) early.push(new Date(at));
  await pool.query('INSERT INTO keyframe SELECT t, t FROM unnest($1::timestamptz[]) AS t', [early]);
}

/** The messages in another order than that of their receipt, in parts. */
function shuffleIntoParts(told: readonly Told[], parts: number): Told[][] {
  const shuffled = told.map((one) => ({ one, place: dice() })).sort((a, b) => a.place - b.place);
  const size = Math.ceil(told.length / parts);
  return Array.from({ length: parts }, (_, part) =>
    shuffled.slice(part * size, (part + 1) * size).map(({ one }) => one),
  );
}

beforeEach(async () => {
  await forgetReadings(database);
  await forgetDerived(database);
  await pool.query('TRUNCATE job, retention');
  await closeAll();
});

test('whatever comes in whatever order, with jobs at any time between, the fleet is a plain fold of its history', async () => {
  const jobs = [makeKeyframes, remakeHours];
  for (const part of shuffleIntoParts(tellHistory(200, 3), 5)) {
    await commit(part);
    for (const job of dice() < 0.5 ? jobs : [...jobs].reverse())
      if (dice() < 0.7) {
        await runOnce(database, job);
        await expectFolds([throwMoment(), throwMoment()]);
      }
  }
  for (const job of jobs) await runOnce(database, job);
  // Of one vehicle of five: the others are told from their keyframes.
  await commit(tellHistory(40, 8, ['B']));
  await expectFolds(Array.from({ length: 6 }, throwMoment));
  for (const job of jobs) await runOnce(database, job);
  await expectFolds([from, to, ...Array.from({ length: 8 }, throwMoment)]);
});

test('messages that come while jobs work them in are in every keyframe afterwards', async () => {
  let isOver = false;
  const work = async (job: Job) => {
    while (!isOver) await runOnce(database, job);
    await runOnce(database, job);
  };
  const committing = async () => {
    for (const part of shuffleIntoParts(tellHistory(200, 4), 30)) await commit(part);
    isOver = true;
  };
  await Promise.all([committing(), work(remakeHours), work(makeKeyframes)]);
  await expectFolds(Array.from({ length: 12 }, throwMoment));
  await runOnce(database, remakeHours);
  await expectFolds(Array.from({ length: 6 }, throwMoment));
});

/** One reading of a vehicle that one source tells of. */
const tell = (signal: string, value: number, at: number, receivedAt: number) =>
  ingest.commit([
    plainMessage({ vin: 'ALONE', readings: [{ signal, value, at, timeSource: 'property' }] }, receivedAt),
  ]);

test('what came late changes every keyframe that it should, however far off, and one is enough to end at where it does not', async () => {
  const start = from - days(4);
  await tell('speed', 1, start, start);
  // Told by event time a few hours later, and known three days later.
  await tell('range', 1, start, start);
  await tell('range', 3, start + hours(7), start + days(3));
  await runOnce(database, remakeHours);
  await runOnce(database, makeKeyframes);
  const ats = Array.from({ length: 16 }, (_, index) => start + hours(1 + 6 * index));
  for (const late of [
    () => tell('speed', 2, start + hours(6) + minutes(30), start + hours(7)),
    () => tell('range', 2, start + hours(4), start + days(2)),
  ]) {
    await late();
    await expectFolds(ats);
    await runOnce(database, remakeHours);
    await expectFolds(ats);
  }
});

test('a reading whose clock is ahead of ours is known from its receipt on', async () => {
  const keyframe = from - days(4);
  await tell('speed', 1, keyframe - hours(1), keyframe - hours(1));
  await runOnce(database, remakeHours);
  await runOnce(database, makeKeyframes);
  await tell('speed', 2, keyframe + minutes(1), keyframe - minutes(1));
  const ats = [keyframe, keyframe + seconds(1), keyframe + hours(1), keyframe + days(2)];
  await expectFolds(ats);
  await runOnce(database, remakeHours);
  await expectFolds(ats);
});

test('a moment is read from the keyframe before it, and what is not worked in yet is looked up', async () => {
  await commit(tellHistory(100, 5));
  await runOnce(database, remakeHours);
  await runOnce(database, makeKeyframes);
  const at = from + hours(20);
  const folded = await foldNaively(database, at, 'event');
  await pool.query(`UPDATE keyframe_state SET as_it_was = ''`);
  expect(await fleetAt(at, 'event')).not.toEqual(folded);
  await pool.query(`INSERT INTO stale_hour (vehicle_id, hour) SELECT id, $1 FROM vehicle WHERE vin = 'A'`, [
    new Date(from),
  ]);
  const vehicle = (await fleetAt(at, 'event')).find(({ vin }) => vin === 'A');
  expect(vehicle).toEqual(folded.find(({ vin }) => vin === 'A'));
});

test('of two who make states at once one waits for the other', async () => {
  await commit(tellHistory(20, 9));
  await runOnce(database, makeKeyframes);
  await pool.query('UPDATE keyframe SET made_at = NULL WHERE at = $1', [new Date(from)]);
  const holder = await pool.connect();
  await holder.query('BEGIN');
  await lockKeyframes(holder);
  const waiting = [runOnce(database, makeKeyframes), runOnce(database, remakeHours)];
  await expect
    .poll(async () => {
      const { rowCount } = await pool.query(
        `SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.database
         WHERE d.datname = current_database() AND locktype = 'advisory' AND NOT granted`,
      );
      return rowCount;
    })
    .toBe(2);
  await holder.query('COMMIT');
  holder.release();
  await Promise.all(waiting);
  await expectFolds([throwMoment()]);
});

test('a keyframe is made once the hour that begins with it is closed, and not before', async () => {
  await commit(tellHistory(20, 6));
  const close = (time: number) => pool.query(`UPDATE job SET through = $1 WHERE name = 'hours'`, [new Date(time)]);
  const newest = async () => {
    await runOnce(database, makeKeyframes);
    const { rows } = await pool.query<{ at: Date }>('SELECT max(at) AS at FROM keyframe WHERE made_at IS NOT NULL');
    return rows[0]?.at.getTime();
  };
  await close(from + hours(6));
  expect(await newest()).toBe(from + hours(4));
  await close(from + hours(7));
  expect(await newest()).toBe(from + hours(6));
});

test('with the readings that retention drops their keyframes go, and what is left is told as without any', async () => {
  await commit(tellHistory(120, 7));
  await runOnce(database, remakeHours);
  await runOnce(database, makeKeyframes);
  await pool.query(`INSERT INTO retention (class, days) VALUES ('readings', 30)`);
  const job = dropOld.find(({ name }) => name === retentionJob('readings'));
  if (job === undefined) throw new Error('there is no such job');
  const newYear = from + hours(12);
  await runOnce(database, job, () => newYear + days(31));
  const { rows } = await pool.query<{ first: Date }>('SELECT min(at) AS first FROM keyframe_state');
  expect(rows[0]?.first).toEqual(new Date(newYear));
  expect((await pool.query('SELECT FROM keyframe WHERE at < $1', [new Date(newYear)])).rowCount).toBe(0);
  const ats = Array.from({ length: 8 }, throwMoment);
  const told = async () => {
    const fleets = [];
    for (const clock of clocks) for (const at of ats) fleets.push(await fleetAt(at, clock));
    return fleets;
  };
  const fromKeyframes = await told();
  await pool.query('TRUNCATE keyframe, keyframe_state');
  expect(fromKeyframes).toEqual(await told());
});
