import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Evidence, judgeEffect, underWayMs } from '../../server/commands/judge-effect';
import type { Effect } from '../../server/contract/commands';
import { hours, minutes, seconds } from '../../server/contract/duration';
import type { Reading, Value } from '../../server/contract/reading';
import { minutesAfter, published, secondsAfter, told } from './told';

const locks: Effect = { signal: 'doors.lock_state', becomes: ['locked'], tolerance: 0, withinMs: seconds(60) };
const limit: Effect = { signal: 'charging.limit', becomes: [80], tolerance: 0.5, withinMs: seconds(60) };
const anything: Effect = { signal: 'position', becomes: null, tolerance: 0, withinMs: seconds(60) };

const lock = (value: Value, afterSeconds: number, more: Partial<Reading> = {}) =>
  told(locks.signal, value, afterSeconds, more);
const wasUnlocked = lock('unlocked', -600);

const judge = (readings: Reading[], now: number, more: Partial<Evidence> = {}) =>
  judgeEffect({ effect: locks, publishedAt: published, before: wasUnlocked, readings, ...more }, now);

describe('a command whose effect telemetry shows', () => {
  it('is confirmed by the first reading that shows it, by event time', () => {
    const first = lock('locked', 12);
    expect(judge([lock('locked', 40), first], secondsAfter(41))).toEqual({
      verdict: 'confirmed',
      reading: first,
      words: 'confirmed: Door locks locked, measured 12 s after it was sent',
    });
  });

  it('says less than a second of what was measured right after it was sent, and never 0 s', () => {
    const wordsAfter = (afterSeconds: number) => judge([lock('locked', afterSeconds)], secondsAfter(2)).words;
    const soon = 'confirmed: Door locks locked, measured less than a second after it was sent';
    expect([0.001, 0.999].map(wordsAfter)).toEqual([soon, soon]);
    expect(wordsAfter(1)).toBe('confirmed: Door locks locked, measured 1 s after it was sent');
  });

  it('is confirmed whatever the case of a word', () => {
    expect(judge([lock('LOCKED ', 3)], secondsAfter(4)).verdict).toBe('confirmed');
  });

  it('is confirmed by a number within the tolerance, and by none beyond it', () => {
    const evidence = { effect: limit, before: told('charging.limit', 60, -600) };
    expect(judge([told('charging.limit', 80.5, 5)], secondsAfter(6), evidence).verdict).toBe('confirmed');
    expect(judge([told('charging.limit', 79.4, 5)], secondsAfter(6), evidence).verdict).toBe('contradicted');
  });

  it('is confirmed by any reading at all, where any will do', () => {
    const somewhere = told('position', { latitude: 57.7, longitude: 11.97 }, 20);
    const before = told('position', { latitude: 57.7, longitude: 11.97 }, -20);
    expect(judge([somewhere], secondsAfter(21), { effect: anything, before })).toMatchObject({
      verdict: 'confirmed',
      reading: somewhere,
      words: 'confirmed: Position, measured 20 s after it was sent',
    });
  });

  it('is not confirmed by what was measured before it was sent, however late that came', () => {
    const readings = [lock('locked', -1), lock('locked', 0)];
    expect(judge(readings, secondsAfter(5)).verdict).toBe('waiting');
    expect(judge(readings, minutesAfter(5))).toMatchObject({ verdict: 'unconfirmed', reading: null });
  });

  it('is not confirmed by what was received before it was sent, though the clock of the device runs ahead', () => {
    const ahead = lock('locked', 20, { receivedAt: secondsAfter(-3) });
    expect(judge([ahead], secondsAfter(5)).verdict).toBe('waiting');
    expect(judge([ahead], minutesAfter(5))).toMatchObject({ verdict: 'unconfirmed', reading: null });
  });

  it('is judged by the receive time where a reading has no time of its own that can be believed', () => {
    const claimed = { timeSource: 'received', claimedAt: published + hours(9) } as const;
    const reading = told(locks.signal, 'locked', 30, { ...claimed, receivedAt: secondsAfter(30) });
    expect(judge([reading], secondsAfter(31))).toMatchObject({ verdict: 'confirmed', reading });
  });
});

describe('a command that telemetry speaks against', () => {
  it('is contradicted at once by what is neither the effect nor what was before', () => {
    const reading = lock('partially_locked', 4);
    expect(judge([reading], secondsAfter(5))).toEqual({
      verdict: 'contradicted',
      reading,
      words: 'contradicted: Door locks partially_locked, measured 4 s after it was sent',
    });
  });

  it('stays contradicted when what it should have done is shown afterwards', () => {
    const readings = [lock('partially_locked', 4), lock('locked', 9)];
    expect(judge(readings, secondsAfter(10)).verdict).toBe('contradicted');
  });

  it('is contradicted when it undoes what was right before', () => {
    const before = lock('locked', -600);
    expect(judge([lock('unlocked', 4)], secondsAfter(5), { before }).verdict).toBe('contradicted');
  });

  it('is not contradicted by what was so before, where that was measured before it and told only after it', () => {
    const before = lock('locked', -7_200);
    const changed = lock('unlocked', -3_600, { receivedAt: secondsAfter(3) });
    const readings = [lock('unlocked', 4), changed];
    expect(judge(readings, secondsAfter(5), { before }).verdict).toBe('waiting');
    expect(judge([...readings, lock('locked', 9)], secondsAfter(10), { before }).verdict).toBe('confirmed');
  });

  it('waits where nothing is known of before, and is contradicted when the time is up', () => {
    const readings = [lock('unlocked', 4), lock('unlocked', 50)];
    expect(judge(readings, secondsAfter(70), { before: null }).verdict).toBe('waiting');
    expect(judge(readings, minutesAfter(2), { before: null })).toMatchObject({
      verdict: 'contradicted',
      reading: readings[1],
    });
    expect(judge([...readings, lock('locked', 55)], minutesAfter(2), { before: null }).verdict).toBe('confirmed');
  });
});

describe('a command that nothing decides', () => {
  it('waits while the vehicle repeats what was before, then is unconfirmed with the last that was told', () => {
    const readings = [lock('unlocked', 55), lock('Unlocked', 5)];
    expect(judge(readings, secondsAfter(60)).verdict).toBe('waiting');
    expect(judge(readings, minutesAfter(2))).toEqual({
      verdict: 'unconfirmed',
      reading: readings[0],
      words: 'as before: Door locks unlocked, measured 55 s after it was sent',
    });
  });

  it('takes a number within the tolerance of what was before for the same', () => {
    const evidence = { effect: limit, before: told('charging.limit', 60, -600) };
    expect(judge([told('charging.limit', 60.4, 5)], secondsAfter(6), evidence).verdict).toBe('waiting');
    expect(judge([told('charging.limit', 60.6, 5)], secondsAfter(6), evidence).verdict).toBe('contradicted');
  });

  it('leaves telemetry that is under way a little longer than the vehicle has', () => {
    const end = published + locks.withinMs + underWayMs;
    expect(judge([], end).verdict).toBe('waiting');
    expect(judge([], end + 1)).toEqual({
      verdict: 'unconfirmed',
      reading: null,
      words: 'nothing was heard of Door locks within 1 min',
    });
    expect(judge([lock('locked', 60)], end).verdict).toBe('confirmed');
    expect(judge([lock('locked', 61)], end).verdict).toBe('waiting');
  });

  it('is unconfirmed at once where nothing would ever show it', () => {
    expect(judge([], secondsAfter(1), { effect: null })).toEqual({
      verdict: 'unconfirmed',
      reading: null,
      words: 'the broker took it; nothing that this vehicle tells would show whether it obeyed',
    });
  });
});

/** An upstream tells of a signal once for each moment. */
const anyReadings = fc
  .uniqueArray(
    fc.record({
      afterMs: fc.integer({ min: -minutes(2), max: minutes(3) }),
      value: fc.constantFrom('locked', 'unlocked', 'ajar'),
      upstream: fc.constantFrom('drogue', 'mobito'),
      underWayMs: fc.integer({ min: -minutes(1), max: minutes(1) }),
    }),
    { maxLength: 8, selector: ({ afterMs, upstream }) => `${afterMs} ${upstream}` },
  )
  .map((list) =>
    list.map(({ afterMs, value, upstream, underWayMs: later }) => {
      const receivedAt = published + afterMs + later;
      return told(locks.signal, value, afterMs / 1_000, { upstream, receivedAt });
    }),
  );
const anyBefore = fc.constantFrom(null, wasUnlocked, lock('locked', -600));
const anyTime = fc.integer({ min: 0, max: minutes(4) }).map((afterMs) => published + afterMs);

describe('whatever is told, and in whichever order', () => {
  it('the verdict is the same', () => {
    fc.assert(
      fc.property(anyReadings, anyBefore, anyTime, fc.infiniteStream(fc.nat()), (readings, before, now, keys) => {
        const shuffled = readings.map((reading) => ({ reading, key: keys.next().value ?? 0 }));
        shuffled.sort((one, other) => one.key - other.key);
        const verdictOf = (list: Reading[]) => judge(list, now, { before }).verdict;
        expect(verdictOf(shuffled.map(({ reading }) => reading))).toBe(verdictOf(readings));
      }),
      { numRuns: 1_000 },
    );
  });

  it('what was decided before the time was up stays so, whatever is measured later', () => {
    fc.assert(
      fc.property(anyReadings, anyBefore, anyTime, anyTime, (readings, before, one, other) => {
        const [sooner, later] = [Math.min(one, other), Math.max(one, other)];
        const known = readings.filter(({ at }) => at <= sooner);
        const { verdict } = judge(known, sooner, { before });
        const more = readings.filter(({ at }) => at > Math.max(sooner, ...known.map((reading) => reading.at)));
        if (verdict === 'confirmed' || verdict === 'contradicted')
          expect(judge([...known, ...more], later, { before }).verdict).toBe(verdict);
      }),
    );
  });

  it('nobody waits for ever, and whatever confirms or contradicts has a reading to show for it', () => {
    fc.assert(
      fc.property(anyReadings, anyBefore, (readings, before) => {
        const { verdict, reading } = judge(readings, published + locks.withinMs + underWayMs + 1, { before });
        expect(verdict).not.toBe('waiting');
        if (verdict !== 'unconfirmed') expect(readings).toContain(reading);
        if (verdict !== 'unconfirmed') expect(reading?.receivedAt).toBeGreaterThan(published);
        if (verdict === 'confirmed') expect(reading?.value).toBe('locked');
        if (verdict === 'contradicted') expect(reading?.value).not.toBe('locked');
      }),
    );
  });
});
