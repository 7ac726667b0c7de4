import { expect, test } from 'vitest';
import { days, minutes, seconds } from '../../server/contract/duration';
import { type FleetRow, type FleetVehicle, fromFleetRow } from '../../server/contract/fleet';
import { type Clock, clocks } from '../../server/contract/moment';
import { createMoments } from '../../server/moment/moments';
import { forgetReadings, now } from '../ingest/ingest-rig';
import { openTestIngest } from '../ingest/opened-ingest';
import { plainMessage } from '../ingest/plain-dialect';
import { foldNaively } from '../moment/naive-fleet';
import { createDice, from, newYear, type Told, tellHistory, to } from '../moment/told-history';

const { ingest } = await openTestIngest();
const { database } = ingest;
/** Looks for readings one by one, as in a long history; `sorting` sorts all that had been received by then. */
const moments = createMoments({ database, clock: () => now, fewReadings: 0 });
const sorting = createMoments({ database, clock: () => now });
const dice = createDice(7);
const pending = () => new AbortController().signal;

/** Commits messages in groups of some tens, each group of one source. */
async function commit(told: readonly Told[]): Promise<void> {
  for (let start = 0; start < told.length; start += 40)
    for (const upstream of ['first', 'second']) {
      const group = told.slice(start, start + 40).filter((one) => one.upstream === upstream);
      await ingest.commit(
        group.map(({ message }) => message),
        upstream,
      );
    }
}

const byVin = (a: FleetVehicle, b: FleetVehicle) => (a.vin < b.vin ? -1 : 1);
const draw = (rows: readonly FleetRow[]) => rows.map(fromFleetRow).sort(byVin);
const fleetAt = async (at: number, clock: Clock) => draw(await moments.fleetAt({ at, clock }, pending()));

await commit(tellHistory(1_500, 1));

for (const clock of clocks) {
  test(`at twenty moments the fleet by ${clock} time is what a plain fold of the whole history says`, async () => {
    const random = Array.from({ length: 20 }, () => from + Math.floor(dice() * (to - from)));
    for (const at of [...random, from, newYear, to, newYear - 1]) {
      const folded = await foldNaively(database, at, clock);
      expect(await fleetAt(at, clock), new Date(at).toISOString()).toEqual(folded);
      expect(draw(await sorting.fleetAt({ at, clock }, pending())), new Date(at).toISOString()).toEqual(folded);
    }
  });

  for (const stepMs of [minutes(40), minutes(150)])
    test(`playing by ${clock} time in steps of ${stepMs / 60_000} minutes goes through the same pictures as loading each`, async () => {
      const held = new Map((await moments.fleetAt({ at: from, clock }, pending())).map((row) => [row[1], row]));
      let at = from;
      while (at < to) {
        const { through, steps } = await moments.steps({ from: at, to, stepMs, clock }, pending());
        for (const step of steps) {
          for (const row of step.rows) {
            expect(row[0]).toBe(step.at);
            held.set(row[1], row);
          }
          expect(draw([...held.values()]), new Date(step.at).toISOString()).toEqual(await fleetAt(step.at, clock));
        }
        expect(through).toBe(steps.at(-1)?.at);
        at = through;
      }
    });
}

test('a step tells of every vehicle that changed within it, and of none while nothing was told', async () => {
  const clock = 'event';
  const { steps } = await moments.steps({ from, to: from + minutes(60), stepMs: minutes(5), clock }, pending());
  expect(steps).toHaveLength(12);
  for (const step of steps) {
    const before = await fleetAt(step.at - minutes(5), clock);
    const after = await fleetAt(step.at, clock);
    const changed = after.filter((vehicle, place) => JSON.stringify(vehicle) !== JSON.stringify(before[place]));
    expect(draw(step.rows)).toEqual(expect.arrayContaining(changed));
  }
  // All times of this history are whole five minutes.
  const quiet = { from: from + seconds(1), to: from + minutes(4), stepMs: seconds(30), clock } as const;
  const rows = (await moments.steps(quiet, pending())).steps.flatMap((step) => step.rows);
  expect(rows).toEqual([]);
});

test('a service that falls due between two readings is due in the next step', async () => {
  const due = to + minutes(30);
  const readings = [{ signal: 'service.date', value: due, at: to, timeSource: 'property' as const }];
  await ingest.commit([plainMessage({ vin: 'DUE', readings }, to)]);
  const { steps } = await moments.steps(
    { from: to, to: to + minutes(60), stepMs: minutes(20), clock: 'event' },
    pending(),
  );
  expect(steps.map((step) => draw(step.rows).map(({ vin, isServiceDue }) => [vin, isServiceDue]))).toEqual([
    [],
    [['DUE', true]],
    [],
  ]);
});

test('of two sources that tell of one time the same one stands, whether what the other said came before or after', async () => {
  const at = to + minutes(90);
  const shown = ['speed', 'heading', 'odometer', 'range', 'fuel.level', 'service.distance'];
  for (const [index, signal] of shown.entries())
    for (const upstream of ['first', 'second']) {
      const readings = [{ signal, value: upstream === 'first' ? 1 : 2, at, timeSource: 'property' as const }];
      const late = minutes((index % 2 === 0) === (upstream === 'first') ? 10 : 20);
      await ingest.commit([plainMessage({ vin: 'TWICE', readings }, at + late)], upstream);
    }
  const clock = 'received';
  const { steps } = await moments.steps({ from: at, to: at + minutes(25), stepMs: minutes(5), clock }, pending());
  const told = new Map<string, FleetVehicle>();
  for (const step of steps) {
    for (const vehicle of draw(step.rows)) told.set(vehicle.vin, vehicle);
    const loaded = (await fleetAt(step.at, clock)).find(({ vin }) => vin === 'TWICE');
    expect(told.get('TWICE') ?? loaded).toEqual(loaded);
  }
  expect(told.get('TWICE')).toEqual((await fleetAt(at + minutes(25), 'event')).find(({ vin }) => vin === 'TWICE'));
});

test('before the first reading every vehicle is there and nothing is known of it', async () => {
  for (const clock of clocks)
    for (const vehicle of await fleetAt(from - days(10), clock))
      expect(vehicle).toMatchObject({ latitude: null, lastAt: null, speed: null });
});

test('whoever gives up has the database freed at once', async () => {
  const leaving = new AbortController();
  const asked = moments.fleetAt({ at: to, clock: 'event' }, leaving.signal);
  leaving.abort(new Error('gone'));
  await expect(asked).rejects.toThrow('gone');
  await expect
    .poll(async () => {
      const { rows } = await database.pool.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND query LIKE '%asked%'
         AND pid <> pg_backend_pid()`,
      );
      return rows.length;
    })
    .toBe(0);
});

test('in whatever order the messages arrive, it was as it was', async () => {
  const told = tellHistory(400, 2);
  const ats = Array.from({ length: 8 }, () => from + Math.floor(dice() * (to - from)));
  const outcomes: FleetVehicle[][][] = [];
  for (const order of ['as received', 'shuffled', 'backwards']) {
    await forgetReadings(database);
    const sorted = told.map((one) => ({ one, place: order === 'shuffled' ? dice() : -one.message.receivedAt }));
    if (order !== 'as received') sorted.sort((a, b) => a.place - b.place);
    await commit(sorted.map(({ one }) => one));
    const outcome = [];
    for (const at of ats) outcome.push(await fleetAt(at, 'event'));
    outcomes.push(outcome);
  }
  expect(outcomes[1]).toEqual(outcomes[0]);
  expect(outcomes[2]).toEqual(outcomes[0]);
});
