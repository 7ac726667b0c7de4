import { afterAll, beforeAll, expect, test } from 'vitest';
import { hours, minutes, seconds } from '../../server/contract/duration';
import { createMonitor } from '../../server/monitor/monitor';
import { loadRecentTraffic } from '../../server/store/recent-traffic';
import { verdictCodes } from '../../server/store/verdict-code';
import { now, type OpenIngest, openIngest } from '../ingest/ingest-rig';
import { deviceMessage, plainMessage, speedMessage } from '../ingest/plain-dialect';
import { createTestDatabase, type TestDatabase } from '../support/database';

let testDatabase: TestDatabase;
let ingest: OpenIngest;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  ingest = await openIngest(testDatabase.url);
});
afterAll(async () => {
  await ingest.close();
  await testDatabase.drop();
});

test('what came in the last hour is what the monitor counted of it, whatever became of it', async () => {
  const monitor = createMonitor({ clock: () => now });
  const at = (minute: number) => now + minutes(minute);
  await ingest.commit([speedMessage('T1', 1, at(-70), at(-70))]);
  await ingest.commit([speedMessage('T1', 2, at(-30), at(-30)), speedMessage('T2', 1, at(-30), at(-30))]);
  await ingest.commit([
    speedMessage('T1', 4, at(-2), at(-2)),
    speedMessage('T1', 4, at(-2), at(-2)),
    speedMessage('T1', 3, at(-40), at(-2)),
    plainMessage({ broken: 'not-json' }, at(-2)),
    deviceMessage('stranger', 5, at(-2), at(-2)),
  ]);
  await ingest.commit([speedMessage('T1', 5, at(0), at(0))]);
  await ingest.commit([speedMessage('T3', 5, at(0), at(0) + seconds(1))], 'second');
  for (const facts of ingest.facts) monitor.observe(facts);

  const earlier = await loadRecentTraffic(ingest.database, ['first', 'second'], now - hours(1));
  const restarted = createMonitor({ earlier, clock: () => now });
  for (const upstream of ['first', 'second']) {
    const { bytes: _unknown, ...expected } = monitor.trafficOf(upstream);
    expect(restarted.trafficOf(upstream)).toMatchObject(expected);
  }
  expect(earlier.filter(({ upstream, minute }) => upstream === 'first' && minute === at(-2))).toEqual(
    (['accepted', 'duplicate', 'late', 'unmapped', 'quarantined'] as const).map((verdict) => ({
      ...{ upstream: 'first', minute: at(-2), count: 1 },
      code: verdictCodes[verdict],
    })),
  );
});

test('a batch from before verdicts were noted by a mask is counted by its verdicts', async () => {
  await ingest.database.pool.query('UPDATE message_batch SET verdict_mask = 255');
  const earlier = await loadRecentTraffic(ingest.database, ['first'], now - minutes(31));
  expect(earlier[0]).toEqual({ upstream: 'first', minute: now - minutes(30), code: verdictCodes.accepted, count: 2 });
  expect(earlier.reduce((sum, { count }) => sum + count, 0)).toBe(8);
});

test('an upstream that nobody holds any more is left out', async () => {
  const earlier = await loadRecentTraffic(ingest.database, ['second', 'third'], now - hours(1));
  expect(earlier.map(({ upstream, count }) => [upstream, count])).toEqual([['second', 1]]);
});
