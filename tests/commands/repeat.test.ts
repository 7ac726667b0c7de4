import { afterEach, expect, it, vi } from 'vitest';
import { repeat } from '../../server/commands/repeat';
import { hours, minutes, seconds } from '../../server/contract/duration';

afterEach(() => {
  vi.useRealTimers();
});

it('goes on when the clock of the machine is set back, and when somebody wants it then', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  let count = 0;
  const work = async () => {
    count++;
  };
  const repeated = repeat(work, 100, (error) => {
    throw error;
  });
  repeated.start();
  await expect.poll(() => count, { interval: 1 }).toBeGreaterThan(0);
  vi.setSystemTime(Date.now() - hours(1));
  const before = count;
  repeated.within(0);
  await expect.poll(() => count, { interval: 1 }).toBeGreaterThan(before + 1);
  await repeated.stop();
});

it('goes on within seconds after one time has hung for a minute', async () => {
  vi.useFakeTimers();
  let count = 0;
  const work = async () => {
    count++;
    if (count === 1) await new Promise((resolve) => setTimeout(resolve, minutes(1)));
  };
  const repeated = repeat(work, 100, (error) => {
    throw error;
  });
  repeated.start();
  await vi.advanceTimersByTimeAsync(minutes(1) + seconds(4));
  expect(count).toBe(1);
  await vi.advanceTimersByTimeAsync(seconds(2));
  expect(count).toBeGreaterThan(1);
  await repeated.stop();
});
