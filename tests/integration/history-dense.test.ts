import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { hours, minutes, seconds } from '../../server/contract/duration';
import { clocks } from '../../server/contract/moment';
import { denseReadingCount } from '../../server/store/rolled-minutes';
import { provideHistory, type Told } from '../store/history-rig';
import { plainLine, shownOf } from '../store/plain-line';

const opened = provideHistory();
afterEach(() => opened.current().forget());

const noon = Date.UTC(2026, 10, 20, 12);
// Cuts a minute at both ends.
const from = noon - minutes(8) + 17_300;
const to = noon + hours(6) + minutes(3) - 400;
/** Their columns are two minutes wide, and so whole minutes where these are summed up. */
const columns = 186;

/** Hours of many readings, of one less than these, of few, and of none. */
const counts = fc.array(fc.constantFrom(denseReadingCount, denseReadingCount - 1, 900, 40, 0), {
  minLength: 5,
  maxLength: 5,
});
const delays = [seconds(1), 300, minutes(2), hours(5)];

/** So many readings in each hour at times of their own, some late; another seed tells others, and never of the same time. */
function crowd(perHour: readonly number[], seed: number): Told[] {
  let state = seed;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return perHour.flatMap((count, hour) =>
    Array.from({ length: count }, (_, index): Told => {
      const stepMs = hours(1) / count;
      const at = noon + hours(hour - 1) + 2 * Math.floor((index * stepMs + random(stepMs / 2)) / 2) + (seed % 2);
      const delay = delays[random(40)] ?? random(seconds(8));
      return { at, value: random(50) - 20, receivedAt: at + delay, upstream: index % 3 === 0 ? 'second' : 'first' };
    }),
  );
}

test('a crowded line is what looking at every reading finds, by either clock, whichever minutes are summed up', async () => {
  const history = opened.current();
  await fc.assert(
    fc.asyncProperty(counts, fc.nat(1_000), fc.integer({ min: 0, max: 8 }), async (perHour, seed, closedHours) => {
      const told = crowd([900, 2_200, ...perHour], 2 * seed);
      const late = crowd([3, 0, 2, 0, 1, 0, 20], 2 * seed + 1);
      const closed = noon + hours(closedHours - 1);
      const origins = { event: Math.floor(from / minutes(1)) * minutes(1), received: from };
      const expectPlain = async (all: readonly Told[], clock: (typeof clocks)[number]) => {
        const line = await history.line({ from, to, clock, columns });
        // Only where something is summed up does a column begin with a minute.
        const origin = line.columnMs === minutes(2) ? origins[clock] : from;
        const columnMs = line.columnMs ?? 0;
        expect(shownOf(line)).toEqual(plainLine(all, { from, to, clock, origin, columnMs }));
        return columnMs;
      };
      await history.forget();
      await history.tell(told);
      for (const clock of clocks) await expectPlain(told, clock);

      await history.roll(
        told.map(({ at }) => at),
        closed,
      );
      expect(await expectPlain(told, 'event')).toBe(closedHours > 0 ? minutes(2) : Math.ceil((to - from) / columns));

      // Hours that more came for are read as they are until they are made anew.
      const all = [...told, ...late];
      await history.tell(late);
      await history.markStale(late.map(({ at }) => at).filter((at) => at < closed));
      for (const clock of clocks) await expectPlain(all, clock);
      await history.roll(
        all.map(({ at }) => at),
        noon + hours(8),
      );
      expect(await expectPlain(all, 'event')).toBe(minutes(2));
    }),
    { numRuns: 3, endOnFailure: true },
  );
});
