import { describe, expect, it } from 'vitest';
import { timeTicks } from '../../../components/history/time-ticks';
import { days, hours } from '../../../server/contract/duration';

const berlin = 'Europe/Berlin';
const marks = (...of: Parameters<typeof timeTicks>) =>
  timeTicks(...of).map(({ label, below }) => (below === '' ? label : `${label} | ${below}`));

describe('marks of an axis of time', () => {
  it('stand where clocks show something round, and say the day once', () => {
    const from = Date.UTC(2026, 10, 20, 20, 17);
    expect(marks(from, from + hours(9), 5, 'UTC')).toEqual(['22:00 | 20 Nov', '00:00 | 21 Nov', '02:00', '04:00']);
    expect(marks(from, from + 20_000, 4, 'UTC')).toEqual([
      '20:17:00 | 20 Nov',
      '20:17:05',
      '20:17:10',
      '20:17:15',
      '20:17:20',
    ]);
    expect(marks(from, from + hours(6), 6, 'Asia/Kolkata')[0]).toBe('02:00 | 21 Nov');
  });

  it('mark the hour that autumn has twice both times, with its offsets', () => {
    const from = Date.UTC(2026, 9, 24, 23);
    expect(marks(from, from + hours(4), 6, berlin)).toEqual([
      '01:00 | 25 Oct',
      '02:00 | +02:00',
      '02:00 | +01:00',
      '03:00',
      '04:00',
    ]);
    const ticks = timeTicks(from, from + hours(4), 6, berlin);
    expect(ticks.map(({ at }, index) => at - (ticks[index - 1]?.at ?? at - hours(1)))).toEqual(Array(5).fill(hours(1)));
  });

  it('leave no hole for the hour that spring skips', () => {
    const from = Date.UTC(2026, 2, 28, 23);
    const ticks = timeTicks(from, from + hours(4), 6, berlin);
    expect(ticks.map(({ label }) => label)).toEqual(['00:00', '01:00', '03:00', '04:00', '05:00']);
    expect(ticks.map(({ at }) => at)).toEqual([0, 1, 2, 3, 4].map((hour) => from + hours(hour)));
    expect(marks(from, from + hours(8), 4, berlin)).toEqual(['00:00 | 29 Mar', '04:00', '06:00', '08:00']);
  });

  it('go by half an hour on Lord Howe', () => {
    const from = Date.UTC(2026, 3, 4, 14);
    expect(marks(from, from + hours(3), 6, 'Australia/Lord_Howe')).toEqual([
      '01:00 | 5 Apr',
      '01:30 | +11:00',
      '01:30 | +10:30',
      '02:00',
      '02:30',
      '03:00',
      '03:30',
    ]);
  });

  it('stand at midnight of each day, however long the day before was', () => {
    const from = Date.UTC(2026, 9, 23, 22);
    expect(timeTicks(from, from + days(4), 5, berlin).map(({ at }) => at)).toEqual([
      from,
      from + hours(24),
      from + hours(49),
      from + hours(73),
    ]);
    expect(marks(Date.UTC(2026, 10, 1), Date.UTC(2027, 1, 1), 4, 'America/New_York')).toEqual([
      'Nov | 2026',
      'Dec',
      'Jan | 2027',
    ]);
  });

  it('are Mondays where weeks go by', () => {
    const ticks = timeTicks(Date.UTC(2026, 10, 1), Date.UTC(2026, 11, 1), 6, 'UTC');
    expect(ticks.map(({ at }) => new Date(at).getUTCDay())).toEqual([1, 1, 1, 1, 1]);
  });
});
