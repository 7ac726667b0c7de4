import { expect, test } from 'vitest';
import { minutes } from '../../server/contract/duration';
import { listDevices } from '../../server/store/device-list';
import { now, redecodeAll } from '../ingest/ingest-rig';
import { openTestIngest } from '../ingest/opened-ingest';
import { deviceMessage, plainMessage } from '../ingest/plain-dialect';

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

test('what is refused of a mapped device does not wait for a vehicle', async () => {
  const refusals = [{ reason: 'wrong-shape', field: 'x', detail: 'd' }];
  await ingest.commit([deviceMessage('half', 1, now, now), plainMessage({ device: 'half', refusals }, now + 1)]);
  expect(await find('half')).toMatchObject({ vin: null, waiting: 2 });
  await ingest.mapDevice({ upstream: 'first', device: 'half', vin: 'H', isIgnored: false, by: 'Ada' });
  expect(await find('half')).toMatchObject({ vin: 'H', waiting: 2 });
  expect(await redecodeAll(ingest, { device: 'half' })).toMatchObject({ settled: 1 });
  expect(await find('half')).toMatchObject({ vin: 'H', waiting: 0, firstSeenAt: now });
});
