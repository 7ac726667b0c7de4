import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeEffect, underWayMs } from '../../server/commands/judge-effect';
import { judgeLate, type LateEvidence, lateForMs } from '../../server/commands/judge-late';
import type { Effect } from '../../server/contract/commands';
import { minutes, seconds } from '../../server/contract/duration';
import type { Reading, Value } from '../../server/contract/reading';
import { minutesAfter, published, secondsAfter, told } from './told';

const locks: Effect = { signal: 'doors.lock_state', becomes: ['locked'], tolerance: 0, withinMs: seconds(60) };
const lock = (value: Value, afterSeconds: number) => told(locks.signal, value, afterSeconds);
const before = lock('unlocked', -600);
const decidedBy = secondsAfter(60);

const late = (readings: Reading[], more: Partial<LateEvidence> = {}) =>
  judgeLate(
    locks,
    { publishedAt: published, before, decidedBy, contradictedBy: null, nextPublishedAt: null, ...more },
    readings,
  );

describe('a late confirmation', () => {
  it('is the first reading that shows the effect, whatever was told before and after', () => {
    const reading = lock('locked', 600);
    expect(late([lock('locked', 900), reading, lock('unlocked', 300)])).toEqual({
      reading,
      words: 'confirmed late: Door locks locked, measured 10 min after it was sent',
    });
  });

  it('is none by what was measured before it was sent, or does not show it', () => {
    expect(late([lock('locked', 0), lock('unlocked', 30)])).toBeNull();
  });

  it('is none by what was received before it was sent, though the clock of the device runs ahead', () => {
    expect(late([{ ...lock('locked', 30), receivedAt: secondsAfter(-1) }])).toBeNull();
  });

  it('is none after a day', () => {
    expect(late([lock('locked', lateForMs / 1_000)])).not.toBeNull();
    expect(late([lock('locked', lateForMs / 1_000 + 1)])).toBeNull();
  });

  it('is none of what was measured once the next command was sent: that is the next one’s doing', () => {
    const nextPublishedAt = minutesAfter(5);
    expect(late([lock('locked', 299)], { nextPublishedAt })).not.toBeNull();
    expect(late([lock('locked', 300)], { nextPublishedAt })).toBeNull();
  });

  it('outdoes a contradiction that was measured after it, and none that came before', () => {
    const contradictedBy = lock('ajar', 20);
    expect(late([lock('locked', 19)], { contradictedBy })?.reading.at).toBe(secondsAfter(19));
    expect(late([lock('locked', 20)], { contradictedBy })).toBeNull();
    expect(late([lock('locked', 21)], { contradictedBy })).toBeNull();
  });

  it('outdoes whatever stood when the time was up, where nothing was known of before', () => {
    const [contradictedBy, none] = [lock('unlocked', 20), { before: null }];
    expect(late([lock('locked', 40)], { ...none, contradictedBy })?.reading.at).toBe(secondsAfter(40));
    expect(late([lock('locked', 61)], { ...none, contradictedBy })).toBeNull();
  });
});

const anyReadings = fc.uniqueArray(
  fc.record({ after: fc.integer({ min: 1, max: 60 }), value: fc.constantFrom('locked', 'unlocked', 'ajar') }),
  { selector: ({ after }) => after, maxLength: 6 },
);

it('what all readings confirm is confirmed in the end, whichever of them come after the verdict', () => {
  fc.assert(
    fc.property(anyReadings, fc.array(fc.boolean()), fc.boolean(), (told, isLate, isKnown) => {
      const all = told.map(({ value, after }) => lock(value, after));
      const known = { effect: locks, publishedAt: published, before: isKnown ? before : null };
      const end = decidedBy + underWayMs + minutes(1);
      if (judgeEffect({ ...known, readings: all }, end).verdict !== 'confirmed') return;
      const first = judgeEffect({ ...known, readings: all.filter((_, index) => isLate[index] !== true) }, end);
      if (first.verdict === 'confirmed') return;
      const contradictedBy = first.verdict === 'contradicted' ? first.reading : null;
      expect(late(all, { before: known.before, contradictedBy })).not.toBeNull();
    }),
  );
});
