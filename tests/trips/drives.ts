import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { seconds } from '../../server/contract/duration';
import type { Reading } from '../../server/contract/reading';
import { noEvidence, sortEvidence } from '../../server/trips/evidence';
import { type FoundTrip, findTrips } from '../../server/trips/find-trips';
import { takeReading } from '../../server/trips/take-reading';

/** What the rule takes of a reading. */
export type Sample = Pick<Reading, 'signal' | 'value' | 'at' | 'receivedAt' | 'upstream'>;

/** A reading that was received two seconds after it was measured. */
export const sample = (at: number, signal: string, value: Reading['value'], upstream = 'first'): Sample => ({
  signal,
  value,
  at,
  receivedAt: at + seconds(2),
  upstream,
});

const trace = z.array(z.object({ point: z.string(), time: z.string() }));

/** The drive through Munich, of 10 September 2014 from 04:54:07 UTC (see tests/fixtures/gps), as positions. */
export function munich(upstream = 'first'): Sample[] {
  const file = new URL('../fixtures/gps/barefoot_x0001-001.json', import.meta.url);
  return trace.parse(JSON.parse(readFileSync(file, 'utf8'))).map(({ point, time }) => {
    const [longitude = 0, latitude = 0] = point
      .replace(/^POINT\(|\)$/g, '')
      .split(' ')
      .map(Number);
    return sample(
      Date.parse(time.replace(' ', 'T').replace(/00$/, ':00')),
      'position',
      { latitude, longitude },
      upstream,
    );
  });
}

/** At another time. */
export const shifted = (samples: readonly Sample[], byMs: number): Sample[] =>
  samples.map((one) => ({ ...one, at: one.at + byMs, receivedAt: one.receivedAt + byMs }));

/** The trips in samples, whatever their order. */
export function tripsOf(samples: readonly Sample[]): FoundTrip['facts'][] {
  const evidence = noEvidence();
  for (const one of samples) takeReading(evidence, one);
  return findTrips(sortEvidence(evidence)).trips.map(({ facts }) => facts);
}

/** The same way back, as long after the first as the first lasted. */
export function homeward(samples: readonly Sample[]): Sample[] {
  const end = samples.at(-1)?.at ?? 0;
  return samples
    .toReversed()
    .map((one) => ({ ...one, at: 2 * end - one.at, receivedAt: 2 * end - one.at + seconds(2) }));
}
