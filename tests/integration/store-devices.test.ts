import { expect, test } from 'vitest';
import { minutes } from '../../server/contract/duration';
import { listDevices } from '../../server/store/device-list';
import { now } from '../ingest/ingest-rig';
import { openTestIngest } from '../ingest/opened-ingest';
import { deviceMessage } from '../ingest/plain-dialect';

const { ingest } = await openTestIngest();

const find = async (device: string) => (await listDevices(ingest.database, { search: device })).devices[0];

test('a device that is imported while its messages wait was first seen when the first of them came', async () => {
  await ingest.commit([deviceMessage('waits', 1, now, now + 3)]);
  await ingest.commit([deviceMessage('waits', 2, now, now + minutes(2))]);
  await ingest.importDevices([{ upstream: 'first', device: 'waits', vin: 'W', isIgnored: false }], 'Ada');
  expect(await find('waits')).toMatchObject({
    vin: 'W',
    waiting: 2,
    firstSeenAt: now + 3,
    lastSeenAt: now + minutes(2),
  });
});

test('times of devices are whole milliseconds', async () => {
  await ingest.mapDevice({ upstream: 'first', device: 'timed', vin: 'T', isIgnored: false, by: 'Ada' });
  await ingest.database.pool.query(`UPDATE device SET updated_at = to_timestamp(1.2345678) WHERE device = 'timed'`);
  expect(await find('timed')).toMatchObject({ updatedAt: 1_234, firstSeenAt: null, lastSeenAt: null });
});
