import { describe, expect, it } from 'vitest';
import { isWithin, movedSpan, neatSpan, zoomedSpan } from '../../../components/range/move-range';
import { rangeWords, spanWords } from '../../../components/range/range-words';
import { readTimeRange, resolveRange, writeTimeRange } from '../../../components/range/time-range';
import { changedSearch } from '../../../components/ui/changed-search';
import { hours, minutes } from '../../../server/contract/duration';

const now = Date.UTC(2026, 9, 25, 12);
const berlin = 'Europe/Berlin';

describe('the range in the address', () => {
  it('is a span or a preset, and read as it was written', () => {
    for (const range of [{ from: now - hours(3), to: now - hours(1) + 5 }, { preset: 'yesterday' } as const]) {
      const search = changedSearch('?signals=speed', writeTimeRange(range));
      expect(readTimeRange(new URLSearchParams(search))).toEqual(range);
    }
    expect(changedSearch('', writeTimeRange({ from: 0, to: 1_000 }))).toBe(
      '?from=1970-01-01T00:00:00Z&to=1970-01-01T00:00:01Z',
    );
  });

  it('is none where it makes no sense', () => {
    for (const text of ['', 'range=soon', 'from=2026-01-01T00:00:00Z', 'from=yesterday&to=today'])
      expect(readTimeRange(new URLSearchParams(text))).toBeNull();
    expect(readTimeRange(new URLSearchParams('from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z'))).toBeNull();
  });
});

describe('a range at a moment', () => {
  it('ends now and goes on, or is over', () => {
    expect(resolveRange({ preset: '6h' }, now, 'UTC')).toEqual({ from: now - hours(6), to: now, isRunning: true });
    expect(resolveRange({ from: now - hours(2), to: now + hours(2) }, now, 'UTC')).toEqual({
      from: now - hours(2),
      to: now,
      isRunning: true,
    });
    expect(resolveRange({ from: 0, to: 5_000 }, now, 'UTC')).toEqual({ from: 0, to: 5_000, isRunning: false });
  });

  it('has the days of the reader’s zone: the day the clocks were put back has 25 hours', () => {
    const today = resolveRange({ preset: 'today' }, now, berlin);
    expect(today).toEqual({ from: Date.UTC(2026, 9, 24, 22), to: now, isRunning: true });
    const day = resolveRange({ preset: 'yesterday' }, Date.UTC(2026, 9, 26, 12), berlin);
    expect(day.to - day.from).toBe(hours(25));
    expect(day.isRunning).toBe(false);
    expect(spanWords(day, berlin)).toBe('2026-10-25');
  });

  it('has words', () => {
    expect(rangeWords({ preset: '24h' })).toBe('Last 24 hours');
    const from = Date.UTC(2026, 10, 20, 14);
    expect(spanWords({ from, to: from + minutes(90) }, 'UTC')).toBe('2026-11-20 14:00 – 15:30');
    expect(spanWords({ from, to: from + hours(12) }, 'UTC')).toBe('2026-11-20 14:00 – 2026-11-21 02:00');
    expect(spanWords({ from: Date.UTC(2026, 9, 25, 0, 30), to: Date.UTC(2026, 9, 25, 1, 30) }, berlin)).toBe(
      '2026-10-25 02:30 +02:00 – 02:30 +01:00',
    );
  });
});

describe('moving a span', () => {
  const span = { from: now - hours(4), to: now - hours(2) };

  it('draws it nearer around a moment that stays where it is, and back', () => {
    const nearer = zoomedSpan(span, 0.5, span.from);
    expect(nearer).toEqual({ from: span.from, to: span.from + hours(1) });
    expect(isWithin(nearer, span)).toBe(true);
    expect(zoomedSpan(nearer, 2, span.from)).toEqual(span);
    expect(zoomedSpan({ from: 0, to: 3_000 }, 0.1)).toEqual({ from: 500, to: 2_500 });
  });

  it('goes back as far as one likes, and forth as far as time has come', () => {
    expect(movedSpan(span, -0.5, now)).toEqual({ from: span.from - hours(1), to: span.to - hours(1) });
    expect(movedSpan(span, 0.5, now)).toEqual({ from: span.from + hours(1), to: span.to + hours(1) });
    expect(movedSpan(span, 5, now).to).toBe(now);
  });

  it('is drawn to what can be said', () => {
    const from = Date.UTC(2026, 10, 20, 8, 0, 29, 700);
    expect(neatSpan({ from, to: from + hours(7) })).toEqual({ from: from - 29_700, to: from - 29_700 + hours(7) });
    expect(neatSpan({ from, to: from + hours(1) })).toEqual({ from: from + 300, to: from + 300 + hours(1) });
    expect(neatSpan({ from, to: from + 999 })).toEqual({ from, to: from + 999 });
  });
});
