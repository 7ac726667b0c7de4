import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createServerClock } from '../../../components/data/server-clock';

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

test('the clock shows what the server said and goes on by itself while it is silent', () => {
  const clock = createServerClock();
  clock.tell(5_000_000);
  expect(clock.now()).toBe(5_000_000);
  vi.advanceTimersByTime(60_000);
  expect(clock.now()).toBe(5_060_000);
});

test('between two ticks all see the same time', () => {
  const clock = createServerClock();
  const seen: number[] = [];
  const stop = clock.subscribe(1_000, () => seen.push(clock.tickOf(1_000)));
  vi.advanceTimersByTime(500);
  const between = clock.tickOf(1_000);
  vi.advanceTimersByTime(400);
  expect(clock.tickOf(1_000)).toBe(between);
  vi.advanceTimersByTime(1_100);
  expect(seen).toEqual([1_001_000, 1_002_000]);
  stop();
});

test('one timer runs for all who name the same interval, and none when nobody listens', () => {
  const clock = createServerClock();
  const stops = [clock.subscribe(1_000, () => undefined), clock.subscribe(1_000, () => 0)];
  expect(vi.getTimerCount()).toBe(1);
  for (const stop of stops) stop();
  expect(vi.getTimerCount()).toBe(0);
});
