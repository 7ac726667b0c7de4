import { pino } from 'pino';
import { afterEach, expect, it, vi } from 'vitest';
import { startPostgresServer } from '../../server/demo/postgres-server';

afterEach(() => {
  vi.useRealTimers();
});

it('a program that is not there is told of at once, and nothing waits for it any longer', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const log = pino({ level: 'silent' });
  const options = { program: '/nowhere/postgres', cluster: '/nowhere', settings: {}, account: undefined, log };
  await expect(startPostgresServer(options)).rejects.toThrow('ENOENT');
  expect(vi.getTimerCount()).toBe(0);
});
