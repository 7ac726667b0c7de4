import fc from 'fast-check';
import { expect, test } from 'vitest';
import { days } from '../../server/contract/duration';
import type { Sample } from '../trips/drives';
import { tripsOf } from '../trips/drives';
import { randomEvidence } from '../trips/random-evidence';
import { hourOf, openTripStore } from '../trips/trip-store';

const start = Date.UTC(2026, 10, 10, 3, 20);
const store = await openTripStore();
await store.closeTo(start + days(8));
let count = 0;

/** Samples in any order, some twice, in pieces; after which pieces the hours that they touched are made anew. */
const deliveries = (samples: Sample[]) =>
  fc.record({
    order: fc.shuffledSubarray([...samples, ...samples.slice(0, samples.length >> 2)], {
      minLength: samples.length + (samples.length >> 2),
    }),
    cuts: fc.array(fc.record({ size: fc.integer({ min: 1, max: 120 }), isRemade: fc.boolean() }), { minLength: 1 }),
  });

async function deliver(vin: string, order: readonly Sample[], cuts: { size: number; isRemade: boolean }[]) {
  const stale = new Set<number>();
  let place = 0;
  for (let step = 0; place < order.length; step += 1) {
    const { size, isRemade } = cuts[step % cuts.length] ?? { size: 100, isRemade: false };
    const piece = order.slice(place, place + Math.max(size, order.length / 8));
    place += piece.length;
    await store.commit(vin, piece);
    for (const { at } of piece) stale.add(hourOf(at));
    if (!isRemade && place < order.length) continue;
    // As the keeper does: those of one vehicle are taken some at a time.
    const starts = [...stale];
    const half = starts.length >> 1;
    if (half > 0) await store.remake(vin, starts.slice(0, half));
    await store.remake(vin, starts.slice(half));
    stale.clear();
  }
}

test('whatever the order, doubling and batching of what was told, the stored trips are those of all of it', async () => {
  const scenarios = randomEvidence(start).chain((samples) =>
    fc.tuple(fc.constant(samples), deliveries(samples), deliveries(samples)),
  );
  await fc.assert(
    fc.asyncProperty(scenarios, async ([samples, ...orders]) => {
      const whole = JSON.stringify(tripsOf(samples));
      for (const { order, cuts } of orders) {
        const vin = `ORDER${count++}`;
        await deliver(vin, order, cuts);
        expect(JSON.stringify((await store.stored(vin)).map(({ facts }) => facts))).toBe(whole);
      }
    }),
    { numRuns: Number(process.env.TRIP_RUNS ?? 12) },
  );
});
