import { expect, test } from 'vitest';
import { hours, seconds } from '../../server/contract/duration';
import { fromFleetRow } from '../../server/contract/fleet';
import { clocks } from '../../server/contract/moment';
import { tripFacts } from '../../server/contract/trips';
import { makeKeyframes } from '../../server/keep/make-keyframes';
import { createMoments } from '../../server/moment/moments';
import { keyframeMs } from '../../server/store/keyframes';
import { forgetReadings, now } from '../ingest/ingest-rig';
import { openTestIngest } from '../ingest/opened-ingest';
import { forgetDerived, remakeAtOnce, runOnce } from '../keep/keep-rig';
import { readRollups } from '../keep/plain-rollups';
import { foldNaively } from '../moment/naive-fleet';
import { createDice } from '../moment/told-history';
import { tripsOf } from '../trips/drives';
import { type Life, liveShortly } from '../trips/short-lives';

const { ingest } = await openTestIngest();
const { database } = ingest;
const { pool } = database;
const moments = createMoments({ database, clock: () => now });

/** To see a failure again: `ORDER_SEED=<it> npm test -- thousand-orders`. */
const seed = Number(process.env.ORDER_SEED ?? Date.now() % 1_000_000_000);
const dice = createDice(seed);
const start = Date.UTC(2026, 0) - hours(1);
const lives = Array.from({ length: 1_000 }, (_, index) => liveShortly(`V${1_000 + index}`, start, dice));
const ats = Array.from({ length: 3 }, () => start + Math.floor(dice() * hours(3)));

type Sent = Life['messages'][number];

/** In groups of at most so many messages, each of one source. */
async function commit(sent: readonly Sent[], most: () => number): Promise<void> {
  for (let place = 0; place < sent.length; ) {
    const group = sent.slice(place, place + most());
    place += group.length;
    for (const upstream of ['first', 'second'])
      await ingest.commit(
        group.filter((one) => one.upstream === upstream).map(({ message }) => message),
        upstream,
      );
  }
}

/** Everything in an order of nobody's: what is told of each vehicle in one of its own. */
const shuffle = <One>(all: readonly One[]): One[] =>
  all
    .map((one) => ({ one, place: dice() }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one);

async function byVin(query: string): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ vin: string; told: string }>(query);
  return new Map(rows.map(({ vin, told }) => [vin, told]));
}
const stored = (table: string) =>
  byVin(`SELECT v.vin, json_agg(json_build_array(s.key, u.key, r.at, r.received_at, r.message_key, r.form, r.number,
      r.longitude, r.text) ORDER BY s.key, r.at, u.key)::text AS told
    FROM ${table} r JOIN vehicle v ON v.id = r.vehicle_id JOIN signal s ON s.id = r.signal_id
    JOIN upstream u ON u.id = r.upstream_id GROUP BY v.vin`);

/** Names some of the vehicles of which another thing was found, and shows that of the first. */
function expectSame(what: string, found: ReadonlyMap<string, string>, wanted: ReadonlyMap<string, string>): void {
  const others = lives.filter(({ vin }) => found.get(vin) !== wanted.get(vin)).map(({ vin }) => vin);
  const [first] = others;
  const said = `${what} of ${others.length} vehicles (${others.slice(0, 5)}), seed ${seed}`;
  if (first !== undefined) expect(found.get(first), said).toBe(wanted.get(first));
  expect(wanted.size, what).toBe(lives.length);
}

test(
  'of a thousand vehicles, each told of in an order of its own and some of it twice, everything is as if told in order',
  async () => {
    const sent = lives.flatMap(({ messages }) => messages);
    const inOrder = [...sent].sort((one, other) => one.message.receivedAt - other.message.receivedAt);
    await commit(inOrder, () => 2_000);
    const truth = { latest: await stored('latest'), history: await stored('reading') };
    const folded = new Map<string, Map<string, string>>();
    for (const clock of clocks)
      for (const at of ats) {
        const fleet = await foldNaively(database, at, clock);
        folded.set(
          `${clock} ${at}`,
          new Map(fleet.map(({ id, ...vehicle }) => [vehicle.vin, JSON.stringify(vehicle)])),
        );
      }

    await forgetReadings(database);
    await forgetDerived(database);
    await pool.query(`UPDATE job SET through = $1 WHERE name = 'hours'`, [new Date(start + hours(6))]);
    // Before all of it there is nothing to keep.
    const early: Date[] = [];
    for (let at = Date.UTC(2025, 11); at <= start; at += keyframeMs) early.push(new Date(at));
    await pool.query('INSERT INTO keyframe SELECT t, t FROM unnest($1::timestamptz[]) AS t', [early]);
    const anyOrder = shuffle([...sent, ...sent.filter(() => dice() < 0.5)]);
    const half = anyOrder.length >> 1;
    await commit(anyOrder.slice(0, half), () => 1 + Math.floor(dice() * 2_000));
    await runOnce(database, makeKeyframes);
    await commit(anyOrder.slice(half), () => 1 + Math.floor(dice() * 2_000));

    expectSame('the newest readings', await stored('latest'), truth.latest);
    expectSame('the history', await stored('reading'), truth.history);
    const expectFleets = async () => {
      for (const clock of clocks)
        for (const at of ats) {
          const rows = await moments.fleetAt({ at, clock }, new AbortController().signal);
          const fleet = rows
            .map(fromFleetRow)
            .map(({ id, ...vehicle }) => [vehicle.vin, JSON.stringify(vehicle)] as const);
          expectSame(`the fleet at ${at} by ${clock} time`, new Map(fleet), folded.get(`${clock} ${at}`) ?? new Map());
        }
    };
    await expectFleets();
    await runOnce(database, remakeAtOnce);
    await expectFleets();
    const { rows: trips } = await pool.query<{ vin: string; facts: unknown[] }>(
      `SELECT v.vin, coalesce(json_agg(t.facts ORDER BY t.started_at) FILTER (WHERE t.vehicle_id IS NOT NULL), '[]') AS facts
       FROM vehicle v LEFT JOIN trip t ON t.vehicle_id = v.id GROUP BY v.vin`,
    );
    const kept = new Map(
      trips.map(({ vin, facts }) => [vin, JSON.stringify(facts.map((one) => tripFacts.parse(one)))]),
    );
    const wanted = new Map(lives.map(({ vin, samples }) => [vin, JSON.stringify(tripsOf(samples))]));
    expectSame('the trips', kept, wanted);
    expect(trips.filter(({ facts }) => facts.length > 0).length, `seed ${seed}`).toBeGreaterThan(500);
    const rollups = await readRollups(database);
    expect(rollups.stored.length, `seed ${seed}`).toBeGreaterThan(5_000);
    expect(rollups.stored, `seed ${seed}`).toEqual(rollups.plain);
  },
  seconds(120),
);
