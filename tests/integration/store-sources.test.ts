import { expect, test } from 'vitest';
import { minutes } from '../../server/contract/duration';
import { findDisagreements } from '../../server/contract/odometers';
import { findMessages } from '../../server/store/find-messages';
import { loadMessage } from '../../server/store/stored-message';
import { loadVehicleSources } from '../../server/store/vehicle-sources';
import { loadVehicleState } from '../../server/store/vehicle-state';
import { now } from '../ingest/ingest-rig';
import { openTestIngest } from '../ingest/opened-ingest';
import { decodePlain, plainMessage } from '../ingest/plain-dialect';

const { ingest } = await openTestIngest();

const told = (vin: string, signal: string, value: number, minute: number) =>
  plainMessage({ vin, readings: [{ signal, value, at: now + minutes(minute), timeSource: 'property' }] }, now);

const sourcesOf = async (vin: string) => (await loadVehicleSources(ingest.database, vin))?.readings ?? [];

test('what several upstreams tell of a vehicle stands side by side, and the latest of all is shown', async () => {
  await ingest.commit([told('V1', 'odometer', 1_000, -5), told('V1', 'speed', 7, -5)], 'first');
  expect(await sourcesOf('V1')).toEqual([]);
  await ingest.commit([told('V1', 'odometer', 1_040, -6)], 'second');
  const readings = await sourcesOf('V1');
  expect(readings.map(({ signal, upstream, value }) => [signal, upstream, value]).sort()).toEqual([
    ['odometer', 'first', 1_000],
    ['odometer', 'second', 1_040],
    ['speed', 'first', 7],
  ]);
  const shown = (await loadVehicleState(ingest.database, 'V1'))?.readings.find(({ signal }) => signal === 'odometer');
  expect(shown).toMatchObject({ upstream: 'first', value: 1_000 });
  expect(findDisagreements(readings)).toMatchObject([
    { earlier: { upstream: 'second', value: 1_040 }, later: { upstream: 'first', value: 1_000 } },
  ]);
});

test('each of the values leads to its message', async () => {
  for (const reading of await sourcesOf('V1'))
    expect((await loadMessage(ingest.database, reading.message, () => decodePlain))?.readings).toContainEqual(
      expect.objectContaining({ signal: reading.signal, value: reading.value, upstream: reading.upstream }),
    );
});

test('an older value of one source is older for that source, whatever the other says', async () => {
  await ingest.commit([told('V1', 'odometer', 990, -20)], 'second');
  const odometers = (await sourcesOf('V1')).filter(({ signal }) => signal === 'odometer');
  expect(odometers.map(({ value }) => value)).toEqual([1_000, 1_040]);
  const [late] = (await findMessages(ingest.database, { upstream: 'second' })).messages;
  expect(late?.verdict).toBe('late');
  const message = await loadMessage(ingest.database, late?.reference ?? '', () => decodePlain);
  expect(message?.readings).toMatchObject([{ effect: { kind: 'older', by: { upstream: 'first' } } }]);
});

test('nobody’s sources are null', async () => {
  expect(await loadVehicleSources(ingest.database, 'NOBODY')).toBeNull();
});
