import { describe, expect, test } from 'vitest';
import { markedHours, nearMoments, sliderSpan, steppedFrom } from '../../../components/past/moments-near';
import { days, hours, minutes } from '../../../server/contract/duration';

const berlin = 'Europe/Berlin';
/** Clocks went from 03:00 to 02:00 in the night before: 14:03 in winter time. */
const afterAutumn = Date.UTC(2026, 9, 25, 13, 3);

describe('a step', () => {
  test('goes as far as it says, back and forward', () => {
    expect(steppedFrom(afterAutumn, '15 min', -1, berlin)).toBe(afterAutumn - minutes(15));
    expect(steppedFrom(afterAutumn, '1 h', 1, berlin)).toBe(afterAutumn + hours(1));
  });

  test('of a day comes to the same time of day, though the day had 25 hours', () => {
    expect(steppedFrom(afterAutumn, '1 day', -1, berlin)).toBe(afterAutumn - hours(25));
    expect(steppedFrom(afterAutumn, '1 day', -1, 'UTC')).toBe(afterAutumn - days(1));
  });
});

test('yesterday this time is what the clock on the wall showed then', () => {
  const [hourAgo, yesterday] = nearMoments(afterAutumn, berlin);
  expect(hourAgo?.at).toBe(afterAutumn - hours(1));
  expect(yesterday?.at).toBe(afterAutumn - hours(25));
});

describe('the slider', () => {
  test('reaches over the last 24 hours where the moment lies in them, and in the present', () => {
    const lately = { from: afterAutumn - days(1), to: afterAutumn };
    expect(sliderSpan(null, afterAutumn, berlin)).toEqual(lately);
    expect(sliderSpan(afterAutumn - hours(2), afterAutumn, berlin)).toEqual(lately);
  });

  test('reaches over the day of an earlier moment, which may have 25 hours', () => {
    const later = afterAutumn + days(20);
    const span = sliderSpan(afterAutumn, later, berlin);
    expect(span.to - span.from).toBe(hours(25));
    expect(span.from).toBe(Date.UTC(2026, 9, 24, 22));
  });

  test('marks full hours of the reader’s zone', () => {
    const span = { from: Date.UTC(2026, 10, 20, 13, 30), to: Date.UTC(2026, 10, 21, 13, 30) };
    const marks = markedHours(span, 6, berlin);
    expect(marks.map((at) => new Date(at).getUTCHours())).toEqual([17, 23, 5, 11]);
  });
});
