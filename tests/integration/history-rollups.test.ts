import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { days, hours, minutes, seconds } from '../../server/contract/duration';
import type { LineSeries } from '../../server/contract/history';
import { drawHistory } from '../../server/store/draw-history';
import { createRowBudget } from '../../server/store/row-budget';
import { openSnapshot } from '../../server/store/snapshot';
import { provideHistory, type Told } from '../store/history-rig';

const opened = provideHistory();
afterEach(() => opened.current().forget());

// Not at a whole five minutes, so that the range cuts buckets at both ends; over the turn of a year.
const from = Date.UTC(2025, 11, 28, 11, 52, 30);
const to = from + days(9) + minutes(7);
/** So few columns over so long that each is made of whole buckets. */
const columns = 400;
const asked = { from, to, columns };

const reading = fc.record({
  at: fc.integer({ min: 0, max: to - from }).map((offset) => from - minutes(20) + offset),
  value: fc.integer({ min: -20, max: 20 }),
  delay: fc.oneof(fc.constant(seconds(2)), fc.integer({ min: 0, max: minutes(4) }), fc.constant(hours(5))),
  upstream: fc.constantFrom('first', 'second'),
});
const told = ({
  at,
  value,
  delay,
  upstream,
}: {
  at: number;
  value: number;
  delay: number;
  upstream: string;
}): Told => ({
  at,
  value,
  receivedAt: at + delay,
  upstream,
});
/** More than are drawn one by one. */
const crowd = (limits: { min: number; max: number }) =>
  fc
    .uniqueArray(reading, {
      minLength: limits.min,
      maxLength: limits.max,
      selector: ({ at, upstream }) => `${at} ${upstream}`,
      size: 'max',
    })
    .map((some) => some.map(told));

/** What a summary knows of a line. */
const known = ({ at, value, count, lateCount, columnMs, gaps, least, greatest, late }: LineSeries) => ({
  points: at.map((time, index) => [time, value[index]]),
  ...{ count, lateCount, columnMs, gaps, least, greatest, late },
});

describe('a line out of summaries', () => {
  it('is the line out of all readings, also after late ones, whichever hours are summed up', async () => {
    const history = opened.current();
    await fc.assert(
      fc.asyncProperty(
        crowd({ min: 2_001, max: 2_200 }),
        crowd({ min: 1, max: 40 }),
        fc.integer({ min: 0, max: 240 }),
        async (readings, late, closedHours) => {
          await history.forget();
          await history.tell(readings);
          const raw = await history.line(asked);
          const closed = Math.floor(from / hours(1)) * hours(1) + hours(closedHours);
          await history.roll(
            readings.map(({ at }) => at),
            closed,
          );
          expect(known(await history.line(asked))).toEqual(known(raw));

          // Late ones: their hours are stale, and read as they are until they are made anew.
          await history.tell(late);
          await history.markStale(late.map(({ at }) => at).filter((at) => at < closed));
          const stale = known(await history.line(asked));
          await history.forgetRolled();
          const anew = known(await history.line(asked));
          expect(stale).toEqual(anew);
          await history.roll(
            [...readings, ...late].map(({ at }) => at),
            to + hours(1),
          );
          expect(known(await history.line(asked))).toEqual(anew);
        },
      ),
      { numRuns: 3, endOnFailure: true },
    );
  });

  it('says when, and leaves the other time and the source of a point to whoever asks', async () => {
    const history = opened.current();
    const readings = Array.from(
      { length: 3_000 },
      (_, index): Told => ({ at: from + minutes(4 * index), value: index }),
    );
    await history.tell(readings);
    await history.roll(
      readings.map(({ at }) => at),
      to + hours(1),
    );
    const line = await history.line(asked);
    expect(line.columnMs).toBe(minutes(35));
    expect(line.otherAt.filter((time) => time !== null).length).toBeLessThan(10);
    expect(line.at[0]).toBe(from);
    expect(line.value[0]).toBe(0);
  });

  it('is every reading where summaries stand for only a few', async () => {
    const history = opened.current();
    const readings = Array.from({ length: 100 }, (_, index): Told => ({ at: from + hours(2 * index), value: index }));
    await history.tell(readings);
    await history.roll(
      readings.map(({ at }) => at),
      to + hours(1),
    );
    const line = await history.line(asked);
    expect(line.columnMs).toBeNull();
    expect(line.count).toBe(100);
    expect(line.otherAt).not.toContain(null);
  });

  it('has wider columns where there are more readings than one answer may read', async () => {
    const { database, roll, tell } = opened.current();
    const begin = Date.UTC(2026, 10, 20, 12);
    const readings = Array.from({ length: 4_000 }, (_, index): Told => ({ at: begin + seconds(index), value: index }));
    await tell(readings);
    const range = { vehicleId: 1, signalId: 1, from: begin, to: begin + hours(2), clock: 'event' as const };
    const draw = async () => {
      const snapshot = await openSnapshot(database, { statementTimeoutMs: seconds(20) });
      try {
        const budget = createRowBudget(3_999);
        return await drawHistory(snapshot, { range, kind: 'number', columns: 900, budget });
      } finally {
        await snapshot.end();
      }
    };
    await expect(draw()).rejects.toThrow('more than 3,999 readings would have to be read for this');
    await roll(
      readings.map(({ at }) => at),
      begin + hours(1),
    );
    const drawing = await draw();
    expect(drawing).toMatchObject({ count: 4_000, columnMs: minutes(1) });
    expect(drawing.points.at(-1)).toMatchObject({ place: begin + seconds(3_999), number: 3_999 });
  });

  it('has columns of whole minutes where it would take too long to read all', async () => {
    const { database, line, roll, tell } = opened.current();
    const begin = Date.UTC(2026, 10, 20, 12);
    await tell([{ at: begin, value: 0 }]);
    await database.pool.query(
      `INSERT INTO reading SELECT at + nth * interval '100 ms', received_at + nth * interval '100 ms', message_key, batch_id,
         vehicle_id, signal_id, message_index, upstream_id, form, nth % 1000 FROM reading, generate_series(1, 107999) AS nth`,
    );
    const range = { from: begin, to: begin + hours(3) };
    expect(await line(range)).toMatchObject({ count: 108_000, columnMs: 10_811 });
    await roll([begin, begin + hours(1), begin + hours(2)], begin + hours(3));
    const byMinute = await line(range);
    expect(byMinute).toMatchObject({ count: 108_000, columnMs: minutes(1), least: 0, greatest: 999 });
    expect(byMinute.at[1]).toBe(begin + 59_900);
    // Half of it is not too much.
    expect((await line({ ...range, to: begin + hours(2) })).columnMs).toBe(7_208);
  });

  it('is what is left of readings that are no longer kept, however narrow the columns', async () => {
    const history = opened.current();
    const readings = Array.from(
      { length: 600 },
      (_, index): Told => ({ at: from + minutes(index), value: index % 100 }),
    );
    await history.tell(readings);
    await history.roll(
      readings.map(({ at }) => at),
      to + hours(1),
    );
    await history.drop('reading_2025_12');
    const line = await history.line({ from, to: from + hours(8), columns: 900 });
    // Whole buckets only: what lies before the first and after the last is gone for good.
    expect(line.count).toBe(475);
    expect(line.greatest).toBe(99);
    expect(line.columnMs).toBeLessThan(minutes(5));
  });
});
