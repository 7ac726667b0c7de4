import { afterEach, expect, it, vi } from 'vitest';
import { repeat } from '../../server/commands/repeat';
import { hours } from '../../server/contract/duration';

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
  await expect.poll(() => count, { timeout: 5_000, interval: 1 }).toBe(1);
  vi.setSystemTime(Date.now() - hours(1));
  repeated.within(0);
  await expect.poll(() => count, { timeout: 5_000, interval: 1 }).toBeGreaterThan(2);
  await repeated.stop();
});
