import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { days, hours, minutes, seconds } from '../../server/contract/duration';
import { greatestPointCount, type LineSeries } from '../../server/contract/history';
import { drawHistory } from '../../server/store/draw-history';
import { createRowBudget } from '../../server/store/row-budget';
import { openSnapshot } from '../../server/store/snapshot';
import { provideHistory, type Told } from '../store/history-rig';

const opened = provideHistory();
afterEach(() => opened.current().forget());

const from = Date.UTC(2026, 10, 20, 12);
const every = (stepMs: number, count: number, value: (index: number) => number): Told[] =>
  Array.from({ length: count }, (_, index) => ({ at: from + index * stepMs, value: value(index) }));

/** Which readings a chart must show: first, last, least and greatest of each column, by looking at all of them. */
function mustShow(told: readonly Told[], origin: number, columnMs: number): string[] {
  const shown = new Set<string>();
  const columns = new Map<number, Told[]>();
  for (const one of told) {
    const start = Math.floor((one.at - origin) / columnMs);
    columns.set(start, [...(columns.get(start) ?? []), one]);
  }
  for (const column of columns.values()) {
    const inOrder = [...column].sort((one, other) => one.at - other.at);
    const values = inOrder.map(({ value }) => Number(value));
    for (const value of [Math.min(...values), Math.max(...values)])
      shown.add(`${inOrder[values.indexOf(value)]?.at} ${value}`);
  }
  const inOrder = [...told].sort((one, other) => one.at - other.at);
  for (const edge of [inOrder[0], inOrder.at(-1)]) if (edge !== undefined) shown.add(`${edge.at} ${edge.value}`);
  return [...shown].sort();
}

const shownBy = ({ at, value }: LineSeries): string[] => at.map((time, index) => `${time} ${value[index]}`).sort();

describe('the line of a chart', () => {
  it('is every reading while they are not too many, each with its other time and its source', async () => {
    const history = opened.current();
    await history.tell([
      { at: from, value: 10, upstream: 'second' },
      { at: from, value: 11 },
      { at: from + 1_000, value: 12.5, receivedAt: from + 5_000 },
    ]);
    const { series, upstreams } = await history.history({ from, to: from + hours(1) });
    const [line] = series;
    expect(line).toMatchObject({
      drawn: 'line',
      count: 3,
      columnMs: null,
      at: [from, from, from + 1_000],
      otherAt: [from + 1_000, from + 1_000, from + 5_000],
      value: expect.arrayContaining([10, 11, 12.5]),
      least: 10,
      greatest: 12.5,
      before: null,
      after: null,
    });
    if (line?.drawn !== 'line') throw new Error('expected a line');
    const sources = line.upstream.map((place, index) => [line.value[index], upstreams[place ?? -1]]);
    expect(sources).toEqual(
      expect.arrayContaining([
        [10, 'second'],
        [11, 'first'],
        [12.5, 'first'],
      ]),
    );
  });

  it('keeps the extremes of each pixel column of any readings, and never draws more than 2,000 points', async () => {
    const history = opened.current();
    const told = fc
      .uniqueArray(fc.tuple(fc.integer({ min: 0, max: hours(3) - 1 }), fc.integer({ min: -50, max: 50 })), {
        minLength: greatestPointCount + 1,
        maxLength: greatestPointCount + 500,
        selector: ([offset]) => offset,
        size: 'max',
      })
      .map((pairs) => pairs.map(([offset, value]): Told => ({ at: from + offset, value })));
    await fc.assert(
      fc.asyncProperty(told, fc.integer({ min: 1, max: 999 }), async (readings, columns) => {
        await history.forget();
        await history.tell(readings);
        const line = await history.line({ from, to: from + hours(3), columns });
        // From five minutes on they are as wide as some summaries.
        const narrowMs = Math.ceil(hours(3) / columns);
        const isNarrow = narrowMs < minutes(5);
        expect(line.columnMs).toBe(isNarrow ? narrowMs : Math.ceil(narrowMs / minutes(5)) * minutes(5));
        expect(line.at.length).toBeLessThanOrEqual(greatestPointCount);
        expect(line.count).toBe(readings.length);
        expect(shownBy(line)).toEqual(mustShow(readings, from, line.columnMs ?? 0));
        expect(line.at).toEqual([...line.at].sort((one, other) => one - other));
      }),
      { numRuns: 6, endOnFailure: true },
    );
  });

  it('shows one reading that stands out among a hundred thousand', async () => {
    const history = opened.current();
    await history.tell(every(100, 100_000, (index) => (index === 54_321 ? 230 : 50 + (index % 7))));
    const line = await history.line({ from, to: from + hours(3), columns: 200 });
    expect(line.at.length).toBeLessThanOrEqual(402);
    expect(line.value[line.at.indexOf(from + 5_432_100)]).toBe(230);
    expect(line.greatest).toBe(230);
  });

  it('breaks at pauses longer than the signal stays fresh, those at its edges included', async () => {
    const history = opened.current();
    await history.tell([
      { at: from - hours(1), value: 1 },
      { at: from + minutes(1), value: 2 },
      { at: from + minutes(11), value: 3 },
      { at: from + minutes(21) + 1, value: 4 },
      { at: from + hours(3), value: 5 },
    ]);
    const line = await history.line({ from, to: from + hours(2) });
    expect(line.at).toEqual([from + minutes(1), from + minutes(11), from + minutes(21) + 1]);
    expect(line.gaps).toEqual([
      [from - hours(1), from + minutes(1)],
      [from + minutes(11), from + minutes(21) + 1],
      [from + minutes(21) + 1, from + hours(3)],
    ]);
    expect(line.before).toMatchObject({ at: from - hours(1), value: 1, upstream: 'first' });
    expect(line.after).toMatchObject({ at: from + hours(3), value: 5 });
  });

  it('breaks a crowded line where nothing came for longer than a column', async () => {
    const history = opened.current();
    const told = every(seconds(1), 3_000, (index) => index);
    const later = told.map((one) => ({ ...one, at: one.at + hours(2) }));
    await history.tell([...told, ...later]);
    const line = await history.line({ from, to: from + hours(4), columns: 500 });
    expect(line.gaps).toEqual([[from + seconds(2_999), from + hours(2)]]);
  });

  it('marks what came after a later reading had come, and what took more than an hour', async () => {
    const history = opened.current();
    await history.tell([
      { at: from, value: 1, receivedAt: from + seconds(20) },
      { at: from + seconds(10), value: 2, receivedAt: from + seconds(11) },
      { at: from + seconds(20), value: 3, receivedAt: from + hours(2) },
      { at: from + seconds(30), value: 4, receivedAt: from + hours(2) },
      { at: from + seconds(40), value: 5, receivedAt: from + seconds(41) },
    ]);
    const line = await history.line({ from, to: from + hours(1) });
    expect(line).toMatchObject({ late: [0, 2, 3], lateCount: 3 });
    // The reading that overtook the first lies beyond the range, and counts all the same.
    expect(await history.line({ from, to: from + seconds(5) })).toMatchObject({ late: [0], lateCount: 1 });
  });

  it('does not call two sources of one moment late for each other', async () => {
    const history = opened.current();
    await history.tell([
      { at: from, value: 1, receivedAt: from + seconds(9), upstream: 'first' },
      { at: from, value: 2, receivedAt: from + seconds(1), upstream: 'second' },
    ]);
    expect(await history.line({ from, to: from + hours(1) })).toMatchObject({ late: [], count: 2 });
  });

  it('marks the columns of a crowded line in which something came late', async () => {
    const history = opened.current();
    const told = every(seconds(1), 3_000, (index) => index);
    const late = told[1_500];
    if (late !== undefined) late.receivedAt = late.at + minutes(5);
    await history.tell(told);
    const line = await history.line({ from, to: from + seconds(3_000), columns: 300 });
    expect(line.lateCount).toBe(1);
    expect(line.late.map((index) => line.at[index])).toEqual([from + seconds(1_500), from + seconds(1_509)]);
  });

  it('is refused in a sentence where more would have to be read than one answer may', async () => {
    const { database, tell } = opened.current();
    await tell(every(seconds(1), 3_000, (index) => index));
    const snapshot = await openSnapshot(database, { statementTimeoutMs: seconds(20) });
    const range = { vehicleId: 1, signalId: 1, from, to: from + hours(1), clock: 'event' as const };
    const draw = (limit: number) =>
      drawHistory(snapshot, { range, kind: 'number', columns: 100, budget: createRowBudget(limit) });
    try {
      await expect(draw(2_999)).rejects.toThrow('more than 2,999 readings would have to be read for this');
      expect((await draw(3_000)).count).toBe(3_000);
    } finally {
      await snapshot.end();
    }
  });

  it('goes on over the turn of a year, which is another partition', async () => {
    const history = opened.current();
    const midnight = Date.UTC(2026, 0);
    await history.tell([
      { at: midnight - 1, value: 1 },
      { at: midnight, value: 2 },
    ]);
    const line = await history.line({ from: midnight - days(1), to: midnight + days(1) });
    expect(line.at).toEqual([midnight - 1, midnight]);
    expect(await history.line({ from: midnight, to: midnight + 1 })).toMatchObject({
      at: [midnight],
      before: { at: midnight - 1 },
      after: null,
    });
  });

  it('is empty, and not wrong, for a signal that this vehicle never told', async () => {
    const history = opened.current();
    const { series } = await history.history({ signals: 'altitude,speed,position,gear.mode', from, to: from + 1 });
    expect(series.map(({ drawn, signal, count }) => [drawn, signal, count])).toEqual([
      ['line', 'altitude', 0],
      ['line', 'speed', 0],
      ['places', 'position', 0],
      ['bands', 'gear.mode', 0],
    ]);
  });
});

describe('the received clock', () => {
  it('places readings where they were received', async () => {
    const history = opened.current();
    await history.tell([
      { at: from - minutes(5), value: 1 },
      { at: from - days(40), value: 2, receivedAt: from + minutes(10) },
      { at: from + minutes(1), value: 3 },
      { at: from + minutes(2), value: 4, receivedAt: from + hours(3) },
      { at: from + minutes(4), value: 5, receivedAt: from - seconds(10) },
    ]);
    const line = await history.line({ from, to: from + hours(1), clock: 'received' });
    expect(line.at).toEqual([from + minutes(1) + 1_000, from + minutes(10)]);
    expect(line.otherAt).toEqual([from + minutes(1), from - days(40)]);
    expect(line.value).toEqual([3, 2]);
    expect(line.late).toEqual([0, 1]);
    // What counted when the range began: nothing later was known then.
    expect(line.before).toMatchObject({ value: 5, at: from + minutes(4) });
  });

  it('keeps the extremes of each column of receipt', async () => {
    const history = opened.current();
    await history.tell(
      every(seconds(1), 5_000, (index) => (index * 7_919) % 1_009).map((one) => ({
        ...one,
        receivedAt: one.at + 90_000,
      })),
    );
    const to = from + seconds(5_000);
    const line = await history.line({ from, to, clock: 'received', columns: 100 });
    const received = every(seconds(1), 5_000, (index) => (index * 7_919) % 1_009)
      .map(({ at, value }) => ({ at: at + 90_000, value }))
      .filter(({ at }) => at < to);
    expect(line.count).toBe(received.length);
    expect(shownBy(line)).toEqual(mustShow(received, from, line.columnMs ?? 0));
  });
});

describe('positions', () => {
  it('keep the outermost of each column in every direction', async () => {
    const history = opened.current();
    const told = Array.from(
      { length: 5_000 },
      (_, index): Told => ({
        signal: 'position',
        at: from + seconds(index),
        value: { latitude: 50 + Math.sin(index), longitude: 10 + Math.cos(index) },
      }),
    );
    await history.tell(told);
    const series = await history.seriesOf({ signals: 'position', from, to: from + hours(2), columns: 100 });
    if (series.drawn !== 'places') throw new Error('expected places');
    expect(series.at.length).toBeLessThanOrEqual(202);
    expect(series.count).toBe(5_000);
    const latitudes = told.map(({ value }) => (typeof value === 'object' && 'latitude' in value ? value.latitude : 0));
    expect(Math.max(...series.latitude)).toBe(Math.max(...latitudes));
    expect(Math.min(...series.latitude)).toBe(Math.min(...latitudes));
    expect(series.at[0]).toBe(from);
    expect(series.at.at(-1)).toBe(from + seconds(4_999));
  });
});
