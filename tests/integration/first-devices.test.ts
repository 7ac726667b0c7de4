import { expect, test } from 'vitest';
import { decodeWaiting } from '../../server/first-devices';
import { log, now } from '../ingest/ingest-rig';
import { openTestIngest } from '../ingest/opened-ingest';
import { deviceMessage } from '../ingest/plain-dialect';
import { countLockWaits } from '../support/lock-waits';

const { ingest } = await openTestIngest();
const { database } = ingest;
const countWaiting = () => database.prisma.quarantine.count({ where: { state: 'open' } });

test('what waited for vehicles is decoded from the start on, and no step begins after the stop', async () => {
  const messages = Array.from({ length: 4_500 }, (_, index) => deviceMessage('box', index, now + index, now));
  for (let first = 0; first < messages.length; first += 500) await ingest.commit(messages.slice(first, first + 500));
  await ingest.importDevices([{ upstream: 'first', device: 'box', vin: 'V', isIgnored: false }], 'Ada');

  // A step of two thousand has to wait before this message: the second, or a later one.
  const gate = await database.pool.connect();
  await gate.query('BEGIN');
  await gate.query(
    'SELECT FROM quarantine WHERE id = (SELECT id FROM quarantine ORDER BY id OFFSET 2000 LIMIT 1) FOR UPDATE',
  );
  const stop = decodeWaiting(database, ingest, log);
  await expect.poll(() => countLockWaits(database.pool, 'transactionid')).toBe(1);
  const before = await countWaiting();
  expect(before).toBeLessThan(4_500);
  const stopped = stop();
  await gate.query('ROLLBACK');
  gate.release();
  await stopped;
  expect(await countWaiting()).toBeLessThan(before);
  expect(await countWaiting()).toBeGreaterThan(0);

  const stopAgain = decodeWaiting(database, ingest, log);
  await expect.poll(countWaiting).toBe(0);
  await stopAgain();
});
