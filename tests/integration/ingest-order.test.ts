import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { days, hours, minutes } from '../../server/contract/duration';
import type { Message } from '../../server/contract/message';
import type { DecodedReading } from '../../server/upstreams/dialect';
import { forgetReadings, now, type OpenIngest, openIngest, readTruth } from '../ingest/ingest-rig';
import { plainMessage } from '../ingest/plain-dialect';
import { createTestDatabase, type TestDatabase } from '../support/database';

let testDatabase: TestDatabase;
let one: OpenIngest;
let two: OpenIngest;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  one = await openIngest(testDatabase.url);
  two = await openIngest(testDatabase.url);
});
afterAll(async () => {
  await one.close();
  await two.close();
  await testDatabase.drop();
});

// Few vehicles, signals and times, so that readings meet; times that are late, missing, absurd or far ahead.
const time = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 5 }).map((step) => now - minutes(step)) },
  { weight: 2, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.constantFrom(now + days(3), Date.UTC(2094, 0)) },
  { weight: 1, arbitrary: fc.constantFrom(now - days(70), Date.UTC(2015, 3, 1), Date.UTC(1970, 0)) },
);
const value = fc.oneof(
  fc.integer({ min: 0, max: 3 }),
  fc.boolean(),
  fc.constantFrom('open', 'closed', ''),
  fc.record({ latitude: fc.double({ min: -90, max: 90, noNaN: true }), longitude: fc.constant(-0.5) }),
  fc.constantFrom([], ['P0300'], [{ id: 'P0300', status: null }]),
);
const signal = fc.constantFrom('speed', 'odometer', 'position');
const reading = fc.record({ signal, value, at: time, timeSource: fc.constant('property' as const) });
const absence = fc.record({
  signal,
  reason: fc.constantFrom('rate_limit', 'privacy_mode_active'),
  description: fc.constantFrom('', 'so'),
  at: time,
});
const availability = fc.record({
  signal,
  updateRate: fc.constantFrom('trip', 'on_change'),
  rateLimitHertz: fc.constantFrom(null, 0.5),
  appliesPer: fc.constant(null),
});
const refusal = fc.record({
  reason: fc.constant('wrong-shape'),
  field: fc.constantFrom('a', 'b'),
  detail: fc.constant('x'),
});
const subject = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom({ vin: 'A' }, { vin: 'B' }, { vin: 'C' }) },
  { weight: 1, arbitrary: fc.constantFrom({ device: 'box-1' }, {}) },
);
const content = fc.record({
  subject,
  readings: fc.array(reading, { maxLength: 4 }),
  absences: fc.array(absence, { maxLength: 1 }),
  availabilities: fc.array(availability, { maxLength: 1 }),
  refusals: fc.array(refusal, { maxLength: 1 }),
  // By topic, or known by an identity and timed by its record.
  delivery: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom({ topic: 'x' }, { topic: 'y' }) },
    { weight: 1, arbitrary: fc.constant({ topic: 'x', identity: 'i', recordedAt: now - minutes(2) }) },
  ),
});

type Sent = { message: Message; upstream: string };

/** Message sets without repetition: the same bytes are one message, which has one time of arrival. */
const messageSet: fc.Arbitrary<Sent[]> = fc
  .uniqueArray(fc.tuple(content, fc.constantFrom('first', 'second')), {
    minLength: 1,
    maxLength: 12,
    selector: (sent) => JSON.stringify(sent),
  })
  .map((contents) =>
    contents.map(([{ subject: about, delivery, readings, ...rest }, upstream], index) => {
      const { topic, identity, recordedAt } = { identity: undefined, recordedAt: undefined, ...delivery };
      const plain = { ...about, ...rest, identity, readings: readings as DecodedReading[] };
      return { upstream, message: plainMessage(plain, now + index, { topic, recordedAt }) };
    }),
  );

type Delivery = { order: number[]; cuts: number[]; lanes: boolean[]; restartAt: number };

/** Everything at least once, in any order and any grouping, over two writers at once, one of them restarted. */
const delivery = (count: number): fc.Arbitrary<Delivery> =>
  fc.record({
    order: fc
      .array(fc.nat(count - 1), { maxLength: count })
      .chain((again) => fc.shuffledSubarray([...Array(count).keys(), ...again], { minLength: count + again.length })),
    cuts: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 8 }),
    lanes: fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }),
    restartAt: fc.nat(4),
  });

/** Cuts a delivery into batches of one upstream each. */
function batchesOf(sent: Sent[], { order, cuts }: Delivery): Sent[][] {
  const batches: Sent[][] = [];
  let place = 0;
  for (let index = 0; place < order.length; index++) {
    const piece = order.slice(place, place + (cuts[index % cuts.length] ?? 1)).flatMap((at) => sent[at] ?? []);
    place += cuts[index % cuts.length] ?? 1;
    for (const upstream of ['first', 'second']) {
      const ofUpstream = piece.filter((message) => message.upstream === upstream);
      if (ofUpstream.length > 0) batches.push(ofUpstream);
    }
  }
  return batches;
}

async function deliver(sent: Sent[], plan: Delivery): Promise<void> {
  const batches = batchesOf(sent, plan);
  const lane = async (isFirst: boolean) => {
    let ingest = isFirst ? one : two;
    const ofLane = batches.filter((_, index) => plan.lanes[index % plan.lanes.length] === isFirst);
    for (const [index, batch] of ofLane.entries()) {
      if (!isFirst && index === plan.restartAt) {
        await two.close();
        two = await openIngest(testDatabase.url);
        ingest = two;
      }
      await ingest.commit(
        batch.map(({ message }) => message),
        batch[0]?.upstream,
      );
    }
  };
  await Promise.all([lane(true), lane(false)]);
}

/**
 * The same bytes an hour later, as after a crash between commit and acknowledgement; those with an identity on another
 * topic, as another record.
 */
const arrivedAgain = ({ message, upstream }: Sent): Sent => {
  const { receivedAt, recordedAt } = message;
  const again = recordedAt === undefined ? {} : { topic: 'z', recordedAt: recordedAt + minutes(1) };
  return { message: { ...message, receivedAt: receivedAt + hours(1), ...again }, upstream };
};

// Thousands of commits, one after the other: how long they take is the machine's affair.
test('any order, repetition and grouping of messages, over two writers at once, ends in the same truth', {
  timeout: 600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      messageSet.chain((sent) => fc.tuple(fc.constant(sent), delivery(sent.length))),
      async ([sent, plan]) => {
        await forgetReadings(one.database);
        for (const { message, upstream } of sent) await one.commit([message], upstream);
        const truth = await readTruth(one.database);
        await forgetReadings(one.database);
        await deliver(sent, plan);
        expect(await readTruth(one.database)).toEqual(truth);
        await deliver(sent.map(arrivedAgain), plan);
        expect(await readTruth(one.database)).toEqual(truth);
      },
    ),
    { numRuns: 120 },
  );
});
