import { expect, test } from 'vitest';
import { driveOf } from '../../../components/replay/drive';
import { pathLines } from '../../../components/trips/path-lines';
import { minutes } from '../../../server/contract/duration';

test('a path is broken where nobody knows how it went, and goes on behind', () => {
  const drive = driveOf(
    {
      at: [0, 1, 2, 40, 41].map(minutes),
      latitude: [48, 48.1, 48.2, 48.9, 49],
      longitude: [11, 11, 11, 11, 11],
    },
    [],
  );
  const lines = pathLines(drive);
  expect(lines.driven.map((line) => line.map(([latitude]) => latitude))).toEqual([
    [48, 48.1, 48.2],
    [48.9, 49],
  ]);
  expect(lines.unknown.map((line) => line.map(([latitude]) => latitude))).toEqual([[48.2, 48.9]]);
});

test('a path of one fix has no lines', () => {
  expect(pathLines(driveOf({ at: [1], latitude: [1], longitude: [1] }, []))).toEqual({ driven: [], unknown: [] });
});
