import pino from 'pino';
import { expect, it } from 'vitest';
import { createShutdown } from '../../server/shutdown';

it('stops the last part first, and passes over one that fails: the log says which and why, without a VIN', async () => {
  const lines: string[] = [];
  const stopped: string[] = [];
  const shutdown = createShutdown(pino({}, { write: (line) => void lines.push(line) }));
  shutdown.add('database', () => void stopped.push('database'));
  shutdown.add('live', () => Promise.reject(new Error('vehicle WVWZZZ1KZAW123456 is in the way')));
  shutdown.add('http', () => void stopped.push('http'));
  await shutdown.run();
  expect(stopped).toEqual(['http', 'database']);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { part: 'live', error: 'Error', message: 'vehicle [vin] is in the way' },
  ]);
});
