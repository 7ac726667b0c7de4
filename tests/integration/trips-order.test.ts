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

type Delivery = { pieces: Sample[][]; isRemade: boolean[] };

/** Cuts a list into so many pieces, about. */
const cut = (samples: readonly Sample[], count: number): Sample[][] => {
  const size = Math.max(1, Math.ceil(samples.length / count));
  return Array.from({ length: Math.ceil(samples.length / size) }, (_, index) =>
    samples.slice(index * size, (index + 1) * size),
  );
};

/**
 * Stretches of time in any order, some samples twice, or all of it shuffled; and at last some samples one by one, each of
 * which touches one hour. After which pieces the hours that they touched are made anew.
 */
const deliveries = (samples: Sample[]): fc.Arbitrary<Delivery> =>
  fc
    .record({
      late: fc.shuffledSubarray(samples, { minLength: 1, maxLength: Math.min(9, samples.length) }),
      stretches: fc.shuffledSubarray(cut(samples, 7), { minLength: cut(samples, 7).length }),
      shuffled: fc.shuffledSubarray(samples, { minLength: samples.length }),
      isShuffled: fc.boolean(),
      isRemade: fc.array(fc.boolean(), { minLength: 3, maxLength: 7 }),
    })
    .map(({ late, stretches, shuffled, isShuffled, isRemade }) => {
      const isLate = new Set(late);
      const most = (isShuffled ? cut(shuffled, 5) : stretches).map((piece) => piece.filter((one) => !isLate.has(one)));
      const twice = samples.filter((one, index) => index % 5 === 0 && !isLate.has(one));
      return { pieces: [...most, twice, ...late.map((one) => [one])].filter(({ length }) => length > 0), isRemade };
    });

async function deliver(vin: string, { pieces, isRemade }: Delivery) {
  const stale = new Set<number>();
  for (const [index, piece] of pieces.entries()) {
    await store.commit(vin, piece);
    for (const { at } of piece) stale.add(hourOf(at));
    if (piece.length > 1 && isRemade[index % isRemade.length] === false && index < pieces.length - 1) continue;
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
      for (const order of orders) {
        const vin = `ORDER${count++}`;
        await deliver(vin, order);
        expect(JSON.stringify((await store.stored(vin)).map(({ facts }) => facts))).toBe(whole);
      }
    }),
    // A smaller example would take minutes to find; the seed is enough.
    { numRuns: Number(process.env.TRIP_RUNS ?? 12), endOnFailure: true },
  );
});
