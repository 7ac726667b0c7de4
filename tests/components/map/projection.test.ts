import fc from 'fast-check';
import { expect, test } from 'vitest';
import { latitudeOf, longitudeOf, mercatorX, mercatorY } from '../../../components/map/projection';

test('the middle of the map is where equator and prime meridian cross', () => {
  expect([mercatorX(0), mercatorY(0)]).toEqual([0.5, 0.5]);
});

test('the corners of the map are at 180° and 85.05°', () => {
  expect(mercatorX(-180)).toBe(0);
  expect(mercatorX(180)).toBe(1);
  expect(mercatorY(85.0511287798)).toBeCloseTo(0, 9);
  expect(mercatorY(-85.0511287798)).toBeCloseTo(1, 9);
});

test('a latitude the map cannot show is put on its edge', () => {
  expect(mercatorY(90)).toBe(mercatorY(85.0511287798));
});

test('a latitude is where the other common form of the projection puts it', () => {
  fc.assert(
    fc.property(fc.double({ min: -85, max: 85, noNaN: true }), (latitude) => {
      const other = (1 - Math.asinh(Math.tan((latitude * Math.PI) / 180)) / Math.PI) / 2;
      expect(mercatorY(latitude)).toBeCloseTo(other, 10);
    }),
  );
});

test('there and back is where one was', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.double({ min: -85, max: 85, noNaN: true }),
      (longitude, latitude) => {
        expect(longitudeOf(mercatorX(longitude))).toBeCloseTo(longitude, 9);
        expect(latitudeOf(mercatorY(latitude))).toBeCloseTo(latitude, 9);
      },
    ),
  );
});
