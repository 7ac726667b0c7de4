import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { minutes } from '../../server/contract/duration';
import { loadVehicleSources } from '../../server/store/vehicle-sources';
import { loadVehicleState } from '../../server/store/vehicle-state';
import { forgetReadings, now, openIngest } from '../ingest/ingest-rig';
import { openTestIngest } from '../ingest/opened-ingest';
import { speedMessage } from '../ingest/plain-dialect';

const { ingest, testDatabase } = await openTestIngest();

beforeEach(() => forgetReadings(ingest.database));

const sourcesOf = async (vin: string) =>
  (await loadVehicleSources(ingest.database, vin))?.readings.map(({ upstream, value, at }) => [
    upstream,
    value,
    at - now,
  ]);
const latestOf = async (vin: string) =>
  (await loadVehicleState(ingest.database, vin))?.readings.map(({ upstream, value }) => [upstream, value]);

test('two sources of one vehicle stand side by side, and the later event is the latest whichever told it', async () => {
  const { commit } = ingest;
  await commit([speedMessage('TWO', 1, now, now)], 'first');
  expect(await sourcesOf('TWO')).toEqual([]);
  await commit([speedMessage('TWO', 2, now + 10, now)], 'second');
  expect(await sourcesOf('TWO')).toEqual([
    ['first', 1, 0],
    ['second', 2, 10],
  ]);
  expect(await latestOf('TWO')).toEqual([['second', 2]]);
  await commit([speedMessage('TWO', 3, now + 5, now), speedMessage('TWO', 3, now + 5, now)], 'first');
  await commit([speedMessage('TWO', 4, now - 5, now), speedMessage('TWO', 2, now + 10, now)], 'second');
  expect(await sourcesOf('TWO')).toEqual([
    ['first', 3, 5],
    ['second', 2, 10],
  ]);
  expect(await latestOf('TWO')).toEqual([['second', 2]]);
});

test('a restart knows which vehicles have more than one source', async () => {
  await ingest.commit([speedMessage('AGAIN', 1, now, now)], 'first');
  await ingest.commit([speedMessage('AGAIN', 2, now, now)], 'second');
  const restarted = await openIngest(testDatabase.url);
  await restarted.commit([speedMessage('AGAIN', 3, now + 1, now)], 'first');
  await restarted.close();
  expect(await sourcesOf('AGAIN')).toEqual([
    ['first', 3, 1],
    ['second', 2, 0],
  ]);
});

test('whatever comes late, twice or without a time, each source shows the newest of its own history', async () => {
  const vehicles = ['P', 'Q', 'R'];
  const message = fc.record({
    vin: fc.constantFrom(...vehicles),
    value: fc.nat(5),
    at: fc.constantFrom(undefined, ...[0, 1, 2, 3].map((step) => now - minutes(step))),
    upstream: fc.constantFrom('first', 'second'),
  });
  let round = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(message, { minLength: 1, maxLength: 5 }), { maxLength: 8 }), async (batches) => {
      await forgetReadings(ingest.database);
      // Vehicles of a round are its own: who has told of one is remembered.
      const suffix = `-${round++}`;
      for (const batch of batches)
        for (const upstream of ['first', 'second'])
          await ingest.commit(
            batch
              .filter((sent) => sent.upstream === upstream)
              .map(({ vin, value, at }) => speedMessage(`${vin}${suffix}`, value, at, now)),
            upstream,
          );
      const { rows } = await ingest.database.pool.query(
        `SELECT DISTINCT ON (v.vin, u.key) v.vin, u.key AS upstream, r.number AS value FROM reading r
         JOIN vehicle v ON v.id = r.vehicle_id JOIN upstream u ON u.id = r.upstream_id
         WHERE (SELECT count(*) FROM vehicle_source s WHERE s.vehicle_id = v.id) > 1
         ORDER BY v.vin, u.key, r.at DESC`,
      );
      for (const vin of vehicles.map((name) => name + suffix))
        expect((await sourcesOf(vin))?.map(([upstream, value]) => ({ vin, upstream, value })) ?? []).toEqual(
          rows.filter((row) => row.vin === vin),
        );
    }),
    { numRuns: 60 },
  );
});

test('two upstreams that tell of the same new vehicles at once stand side by side', async () => {
  const batch = (value: number) =>
    Array.from({ length: 40 }, (_, index) => speedMessage(`BOTH${index}`, value, now + value, now));
  await Promise.all(
    Array.from({ length: 16 }, (_, value) => ingest.commit(batch(value), value % 2 === 0 ? 'first' : 'second')),
  );
  for (let index = 0; index < 40; index++)
    expect(await sourcesOf(`BOTH${index}`)).toEqual([
      ['first', 14, 14],
      ['second', 15, 15],
    ]);
});
