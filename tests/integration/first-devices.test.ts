import { expect, test } from 'vitest';
import { decodeWaiting } from '../../server/first-devices';
import { log, now } from '../ingest/ingest-rig';
import { openTestIngest } from '../ingest/opened-ingest';
import { deviceMessage } from '../ingest/plain-dialect';

const { ingest } = await openTestIngest();
const { database } = ingest;
const countWaiting = () => database.prisma.quarantine.count({ where: { state: 'open' } });

test('what waited for vehicles is decoded from the start on, and no step begins after the stop', async () => {
  const messages = Array.from({ length: 4_500 }, (_, index) => deviceMessage('box', index, now + index, now));
  for (let first = 0; first < messages.length; first += 500) await ingest.commit(messages.slice(first, first + 500));
  await ingest.importDevices([{ upstream: 'first', device: 'box', vin: 'V', isIgnored: false }], 'Ada');

  const stop = decodeWaiting(database, ingest, log);
  await expect.poll(countWaiting, { timeout: 20_000, interval: 1 }).toBeLessThan(4_500);
  await stop();
  expect(await countWaiting()).toBeGreaterThan(0);

  const stopAgain = decodeWaiting(database, ingest, log);
  await expect.poll(countWaiting, { timeout: 20_000 }).toBe(0);
  await stopAgain();
});
