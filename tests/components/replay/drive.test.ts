import { expect, test } from 'vitest';
import { driveOf, lastUpTo, placeAt } from '../../../components/replay/drive';
import { minutes, seconds } from '../../../server/contract/duration';

const start = Date.UTC(2026, 10, 20, 7);
/** A drive due east along the equator: fixes at so many seconds, each with its longitude. */
const eastward = (fixes: readonly [second: number, longitude: number][], gaps: { from: number; to: number }[] = []) =>
  driveOf(
    {
      at: fixes.map(([second]) => start + seconds(second)),
      latitude: fixes.map(() => 0),
      longitude: fixes.map(([, longitude]) => longitude),
    },
    gaps,
  );
const at = (second: number) => start + seconds(second);

test('between two fixes the vehicle is on the line that joins them, true to time', () => {
  const drive = eastward([
    [0, 10],
    [60, 10.01],
  ]);
  expect(placeAt(drive, at(15))).toMatchObject({ longitude: 10.0025, heading: 90, kind: 'moving', seenAt: start });
});

test('before the first fix nobody knows where it is', () => {
  expect(placeAt(eastward([[10, 8]]), at(9))).toBeNull();
  expect(placeAt(eastward([]), at(9))).toBeNull();
});

test('before the first fix it is where it was told to be last, as a ghost where it has moved on since', () => {
  const here = { at: start - minutes(17), latitude: 0, longitude: 10 };
  const drive = (longitude: number) => driveOf({ at: [at(600)], latitude: [0], longitude: [longitude] }, [], here);
  expect(placeAt(drive(10.0001), at(60))).toMatchObject({ longitude: 10, kind: 'standing', seenAt: here.at, index: 0 });
  expect(placeAt(drive(10.5), at(60))).toMatchObject({ longitude: 10, kind: 'ghost', seenAt: here.at });
  expect(placeAt(drive(10), here.at - 1)).toBeNull();
});

test('it never goes beyond the last fix, and is a ghost there once that is old', () => {
  const drive = eastward([
    [0, 10],
    [60, 10.01],
  ]);
  expect(placeAt(drive, at(90))).toMatchObject({ longitude: 10.01, kind: 'standing' });
  expect(placeAt(drive, at(60) + minutes(11))).toMatchObject({ longitude: 10.01, kind: 'ghost', seenAt: at(60) });
});

test('what ends on the way is still driving at its last fix, and stands there where it was told to stand', () => {
  const way = { at: [at(0), at(60)], latitude: [0, 0], longitude: [10, 10.01] };
  const lastOf = (speed: number | null, after = 70) => placeAt(driveOf({ ...way, speed: [50, speed] }, []), at(after));
  expect(lastOf(50)).toMatchObject({ longitude: 10.01, heading: 90, kind: 'moving' });
  expect(lastOf(0)).toMatchObject({ heading: null, kind: 'standing' });
  expect(lastOf(null)).toMatchObject({ kind: 'standing' });
  expect(lastOf(50, 60 + 11 * 60)).toMatchObject({ heading: null, kind: 'ghost' });
});

test('across a silence it stays where it was last seen, as a ghost', () => {
  const drive = eastward([
    [0, 10],
    [1_200, 10.2],
  ]);
  expect(drive.steps).toEqual(['unknown']);
  expect(placeAt(drive, at(600))).toMatchObject({ longitude: 10, heading: null, kind: 'ghost', seenAt: start });
  expect(placeAt(drive, at(1_200))).toMatchObject({ longitude: 10.2 });
});

test('a gap of a trip is not driven across, however short', () => {
  const gap = { from: at(60), to: at(180) };
  const drive = eastward(
    [
      [0, 10],
      [60, 10.01],
      [180, 10.03],
      [240, 10.04],
    ],
    [gap],
  );
  expect(drive.steps).toEqual(['driven', 'unknown', 'driven']);
});

test('a long silence that ends on the same spot was standing', () => {
  const drive = eastward([
    [0, 10],
    [7_200, 10.0002],
  ]);
  expect(placeAt(drive, at(3_600))).toMatchObject({ longitude: 10, kind: 'standing', heading: null });
});

test('a drift of a few metres is no way', () => {
  const drive = eastward([
    [0, 10],
    [1, 10.00001],
  ]);
  expect(placeAt(drive, at(0.5))).toMatchObject({ kind: 'standing' });
});

test('a drive across 180° goes on', () => {
  const drive = eastward([
    [0, 179.99],
    [60, -179.99],
  ]);
  expect(placeAt(drive, at(30))?.longitude).toBeCloseTo(180, 9);
});

test('the last of ascending times up to an instant is found at both ends', () => {
  expect([0, 1, 5, 9, 10].map((time) => lastUpTo([1, 5, 9], time))).toEqual([-1, 0, 1, 2, 2]);
});
