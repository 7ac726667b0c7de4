import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tripsOf } from './drives';
import { randomEvidence } from './random-evidence';

test('in whichever of a thousand orders a vehicle tells of its days, its trips are the same', () => {
  const told = randomEvidence(Date.UTC(2026, 10, 10, 3, 20)).chain((samples) =>
    fc.tuple(fc.constant(samples), fc.shuffledSubarray(samples, { minLength: samples.length })),
  );
  fc.assert(
    fc.property(told, ([straight, shuffled]) => {
      expect(tripsOf(shuffled)).toEqual(tripsOf(straight));
    }),
    { numRuns: 1_000, endOnFailure: true },
  );
});
