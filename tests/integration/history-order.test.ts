import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hours, seconds } from '../../server/contract/duration';
import type { Message } from '../../server/contract/message';
import { clocks } from '../../server/contract/moment';
import { forgetReadings, now, type OpenIngest, openIngest } from '../ingest/ingest-rig';
import { plainMessage } from '../ingest/plain-dialect';
import { type OpenHistory, openHistory, vin } from '../store/history-rig';
import { createTestDatabase, type TestDatabase } from '../support/database';

let testDatabase: TestDatabase;
let ingest: OpenIngest;
let history: OpenHistory;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  history = await openHistory(testDatabase.url);
  ingest = await openIngest(testDatabase.url);
});
afterAll(async () => {
  await ingest.close();
  await history.close();
  await testDatabase.drop();
});

type Sent = { message: Message; upstream: string };

// Few times, so that sources and messages meet at one; an hour's turn among them.
const sent = fc
  .uniqueArray(
    fc.record({
      at: fc.integer({ min: 0, max: 12 }).map((step) => now - hours(3) - seconds(30) + step * seconds(5)),
      reading: fc.oneof(
        fc.record({ signal: fc.constant('speed'), value: fc.integer({ min: 0, max: 5 }) }),
        fc.record({ signal: fc.constant('gear.mode'), value: fc.constantFrom('park', 'drive') }),
      ),
      upstream: fc.constantFrom('first', 'second'),
    }),
    { minLength: 1, maxLength: 14, selector: (one) => JSON.stringify(one) },
  )
  .chain((told) => fc.tuple(fc.constant(told), fc.shuffledSubarray([...told.keys()], { minLength: told.length })))
  .map(([told, received]) =>
    told.map(({ at, reading, upstream }, index): Sent => {
      const content = { vin, readings: [{ ...reading, at, timeSource: 'property' as const }] };
      // Received in another order than measured, each at a time of its own.
      return { upstream, message: plainMessage(content, now - hours(2) + seconds(received.indexOf(index))) };
    }),
  );

async function deliver(messages: readonly Sent[]): Promise<void> {
  for (const { message, upstream } of messages) await ingest.commit([message], upstream);
}

/** All charts and the table, without where messages are filed. */
async function everything(): Promise<string> {
  const range = { signals: 'speed,gear.mode', from: now - hours(3) - seconds(20), to: now };
  const told = [];
  for (const clock of clocks)
    told.push(await history.history({ ...range, clock }), await history.readings({ ...range, clock, sort: 'at' }));
  return JSON.stringify(told, (key, value) => (key === 'message' ? undefined : value), 1);
}

test('any order and repetition of messages ends in the same charts and the same table', async () => {
  await fc.assert(
    fc.asyncProperty(
      sent.chain((messages) =>
        fc.tuple(
          fc.constant(messages),
          fc.shuffledSubarray([...messages, ...messages], { minLength: messages.length * 2 }),
        ),
      ),
      async ([messages, again]) => {
        await forgetReadings(ingest.database);
        await deliver(messages);
        const truth = await everything();
        await forgetReadings(ingest.database);
        await deliver(again);
        expect(await everything()).toBe(truth);
      },
    ),
    { numRuns: 25 },
  );
});
