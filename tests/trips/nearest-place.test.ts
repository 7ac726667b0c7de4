import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { kilometersBetween } from '../../server/trips/distance';
import { readNearestPlace } from '../../server/trips/nearest-place';

const file: unknown = JSON.parse(readFileSync('public/basemap/places.json', 'utf8'));
const nearest = readNearestPlace(file);
const numbers = z.array(z.number());
const { places } = z.object({ places: z.object({ longitude: numbers, latitude: numbers }) }).parse(file);

test('a street in Munich is near Munich', () => {
  expect(nearest({ latitude: 48.139, longitude: 11.566 })).toEqual({ name: 'Munich', distanceKm: expect.any(Number) });
});

test('no other place is nearer, wherever one is', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -85, max: 85, noNaN: true }),
      fc.double({ min: -180, max: 180, noNaN: true }),
      (latitude, longitude) => {
        const distances = places.latitude.map((thousandths, index) =>
          kilometersBetween(
            { latitude, longitude },
            { latitude: thousandths / 1e3, longitude: (places.longitude[index] ?? 0) / 1e3 },
          ),
        );
        const least = distances.reduce((best, km) => Math.min(best, km));
        expect(nearest({ latitude, longitude })?.distanceKm).toBeCloseTo(least, 0);
      },
    ),
    { numRuns: 40 },
  );
});

test('a file without places knows none', () => {
  expect(
    readNearestPlace({ places: { name: [], longitude: [], latitude: [] } })({ latitude: 0, longitude: 0 }),
  ).toBeNull();
});
