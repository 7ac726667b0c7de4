import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { hours, minutes } from '../../server/contract/duration';
import type { Message } from '../../server/contract/message';
import { closeHours } from '../../server/keep/close-hours';
import { loadThrough } from '../../server/store/jobs';
import { forgetReadings } from '../ingest/ingest-rig';
import { openTestIngest } from '../ingest/opened-ingest';
import { plainMessage, speedMessage } from '../ingest/plain-dialect';
import { databaseNow, forgetDerived, hourOf, readMarks, remakeAtOnce, runOnce, settle } from '../keep/keep-rig';
import { readRollups } from '../keep/plain-rollups';
import { countLockWaits } from '../support/lock-waits';

const { ingest } = await openTestIngest();
const { database } = ingest;
const { pool } = database;

beforeEach(async () => {
  await forgetReadings(database);
  await forgetDerived(database);
});

/** Of a few vehicles, signals and times in the last six hours, so that readings meet, replace each other and are late. */
const content = fc.record({
  vin: fc.constantFrom('A', 'B'),
  signal: fc.constantFrom('speed', 'odometer'),
  value: fc.oneof(
    { weight: 5, arbitrary: fc.double({ min: -1e6, max: 1e6, noNaN: true }) },
    { weight: 1, arbitrary: fc.constantFrom('text', 0.1, 0.2) },
  ),
  minute: fc.integer({ min: 0, max: 359 }),
  upstream: fc.constantFrom('first', 'second'),
});
type Content = typeof content extends fc.Arbitrary<infer One> ? One : never;
type Step = { kind: 'commit'; contents: Content[] } | { kind: 'again'; back: number } | { kind: 'keep' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .array(content, { minLength: 1, maxLength: 8 })
      .map((contents) => ({ kind: 'commit' as const, contents })),
  },
  { weight: 1, arbitrary: fc.nat(5).map((back) => ({ kind: 'again' as const, back })) },
  { weight: 2, arbitrary: fc.constant({ kind: 'keep' as const }) },
);

test('rollups are what a plain GROUP BY makes, after any order of late and doubled batches with the worker between', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 14 }), async (steps) => {
      await forgetReadings(database);
      await forgetDerived(database);
      const start = hourOf(await databaseNow(database)) - hours(5);
      const sent: { messages: Message[]; upstream: string }[] = [];
      let received = Date.now() - hours(3);
      const commit = async (contents: Content[]) => {
        for (const upstream of ['first', 'second']) {
          const messages = contents
            .filter((one) => one.upstream === upstream)
            .map(({ vin, signal, value, minute }) => {
              const at = Math.min(start + minutes(minute), Date.now());
              return plainMessage({ vin, readings: [{ signal, value, at, timeSource: 'property' }] }, received++);
            });
          sent.push({ messages, upstream });
          await ingest.commit(messages, upstream);
        }
      };
      for (const one of steps) {
        if (one.kind === 'commit') await Promise.all([commit(one.contents), runOnce(database, remakeAtOnce)]);
        else if (one.kind === 'again') {
          const again = sent.at(-1 - one.back);
          if (again !== undefined) await ingest.commit(again.messages, again.upstream);
        } else await settle(database);
      }
      await settle(database);
      // An hour that ended less than ten seconds ago may not be closed yet.
      expect(await loadThrough(pool, 'hours')).toBeGreaterThanOrEqual(start + hours(4));
      const { stored, plain } = await readRollups(database);
      expect(stored).toEqual(plain);
      expect(await readMarks(database)).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

test('a reading that turns into another kind of value takes its rollup away', async () => {
  const at = hourOf(await databaseNow(database)) - hours(2);
  const say = (value: number | string) =>
    plainMessage({ vin: 'A', readings: [{ signal: 'x', value, at, timeSource: 'property' }] }, at);
  // Which of two values of one time stands is for their bytes to say.
  const candidates = [say('a'), say('b'), say('c'), say(1), say(2), say(3)];
  for (const message of candidates) {
    await ingest.commit([message]);
    await settle(database);
    const { stored, plain } = await readRollups(database);
    expect(stored).toEqual(plain);
  }
});

test('a mark that ingest has written and not committed is left for later, though an older one stood there', async () => {
  const over = hourOf(await databaseNow(database)) - hours(3);
  await settle(database);
  await ingest.commit([speedMessage('A', 1, over, over)]);
  const gate = await pool.connect();
  try {
    await gate.query('BEGIN');
    // Ingest writes its messages last of all: it stands before this lock with its readings and marks written.
    await gate.query('LOCK TABLE message_batch IN SHARE MODE');
    const committing = ingest.commit([speedMessage('A', 2, over + 1, over)]);
    await expect.poll(() => countLockWaits(pool, 'relation')).toBe(1);
    await runOnce(database, remakeAtOnce);
    await gate.query('COMMIT');
    await committing;
  } finally {
    gate.release();
  }
  await runOnce(database, remakeAtOnce);
  const { stored, plain } = await readRollups(database);
  expect(stored).toMatchObject([{ count: 2, least: 1, greatest: 2 }]);
  expect(stored).toEqual(plain);
});

test('an hour that cannot be made stays marked, is told of, and keeps no other from being made', async () => {
  const over = hourOf(await databaseNow(database)) - hours(3);
  const huge = [over, over + 1].map((at) => speedMessage('B', 1.7e308, at, over));
  await ingest.commit([speedMessage('A', 1, over, over), ...huge, speedMessage('C', 3, over, over)]);
  await runOnce(database, closeHours);
  await expect(runOnce(database, remakeAtOnce)).rejects.toThrow(/^1 of 3 hours could not be made anew.*out of range/);
  expect(await readMarks(database)).toEqual([['B', over]]);
  expect((await pool.query('SELECT total FROM reading_rollup ORDER BY 1')).rows).toEqual([{ total: 1 }, { total: 3 }]);
  expect(await database.prisma.job.findUnique({ where: { name: 'remake' } })).toMatchObject({
    error: expect.stringContaining('could not be made anew'),
  });
});
