import { expect, test } from 'vitest';
import { movingSpans, silences, toldSpans } from '../../../components/timeline/told-spans';
import { minutes } from '../../../server/contract/duration';
import type { LineSeries, VehicleHistory } from '../../../server/contract/history';

/** A line of numbers at so many minutes, each told by an upstream of this place. */
function lineOf(
  points: readonly [minute: number, value: number, upstream?: number | null][],
  told: Partial<LineSeries> = {},
): LineSeries {
  return {
    drawn: 'line',
    signal: 'speed',
    count: points.length,
    lateCount: 0,
    columnMs: null,
    gaps: [],
    before: null,
    after: null,
    at: points.map(([minute]) => minutes(minute)),
    value: points.map(([, value]) => value),
    otherAt: points.map(() => null),
    upstream: points.map(([, , upstream = 0]) => upstream),
    late: [],
    least: null,
    greatest: null,
    ...told,
  };
}

const historyOf = (series: VehicleHistory['series'], upstreams = ['cars', 'boxes']): VehicleHistory => ({
  from: 0,
  to: minutes(1_000),
  clock: 'event',
  series,
  upstreams,
});

const inMinutes = (spans: readonly { from: number; to: number }[] | undefined) =>
  spans?.map(({ from, to }) => [from / minutes(1), to / minutes(1)]);

test('each upstream has the times in which it told, whichever signal it was', () => {
  const history = historyOf([
    lineOf([
      [0, 1, 0],
      [5, 1, 0],
      [60, 1, 0],
    ]),
    lineOf(
      [
        [9, 1, 0],
        [3, 1, 1],
        [70, 1, null],
      ],
      { signal: 'odometer' },
    ),
  ]);
  const spans = toldSpans(history, minutes(10));
  expect([...spans.keys()]).toEqual(['boxes', 'cars']);
  expect(inMinutes(spans.get('cars'))).toEqual([
    [0, 9],
    [60, 60],
  ]);
  expect(inMinutes(spans.get('boxes'))).toEqual([[3, 3]]);
});

test('where points were chosen by column, a pause of less than two columns is none', () => {
  const history = historyOf([
    lineOf(
      [
        [0, 1],
        [18, 1],
        [60, 1],
      ],
      { columnMs: minutes(10) },
    ),
  ]);
  expect(inMinutes(toldSpans(history, minutes(10)).get('cars'))).toEqual([
    [0, 18],
    [60, 60],
  ]);
});

test('silence lies between what was told, not before it or after', () => {
  expect(
    silences([
      { from: 1, to: 2 },
      { from: 5, to: 6 },
      { from: 9, to: 9 },
    ]),
  ).toEqual([
    { from: 2, to: 5 },
    { from: 6, to: 9 },
  ]);
  expect(silences([])).toEqual([]);
});

test('it moved from a reading above the limit to the first that is not', () => {
  expect(
    inMinutes(
      movingSpans(
        lineOf([
          [0, 0],
          [1, 20],
          [2, 40],
          [3, 0],
          [9, 30],
          [10, 2],
        ]),
        3,
      ),
    ),
  ).toEqual([
    [1, 3],
    [9, 10],
  ]);
});

test('nobody moved across a gap, and the end of what is known is the end', () => {
  const series = lineOf(
    [
      [0, 20],
      [1, 20],
      [40, 20],
      [41, 20],
    ],
    { gaps: [[minutes(1), minutes(40)]] },
  );
  expect(inMinutes(movingSpans(series, 3))).toEqual([
    [0, 1],
    [40, 41],
  ]);
  expect(movingSpans(undefined, 3)).toEqual([]);
});
