import { expect, test } from 'vitest';
import type { Message } from '../../server/contract/message';
import { decodeBatch } from '../../server/ingest/decode-batch';
import { createDeviceMap } from '../../server/ingest/device-map';
import { verdictCodes } from '../../server/store/verdict-code';
import { now } from './ingest-rig';
import { decodePlain, misjudgedMessage, plainMessage, speedMessage } from './plain-dialect';

const upstream = { number: 1, id: 'first', seed: 1, decode: decodePlain, devices: createDeviceMap([]) };
const numbers = { vehicles: new Map<string, number>(), signals: new Map<string, number>() };
const decode = (messages: Message[]) =>
  decodeBatch(messages, { upstream, numbers, vins: [], oldestAt: Number.NEGATIVE_INFINITY });

const availability = { signal: 'speed', updateRate: 'trip', rateLimitHertz: 0.5, appliesPer: 'app' };

test('an availability holds from the newest of 200,000 times', () => {
  const readings = Array.from({ length: 200_000 }, (_, index) => ({
    signal: 'speed',
    value: index,
    at: now - (index % 1_000),
    timeSource: 'property' as const,
  }));
  const absences = [{ signal: 'position', reason: 'rate_limit', description: 'so', at: now + 1 }];
  const batch = decode([plainMessage({ vin: 'A', readings, absences, availabilities: [availability] }, now)]);
  expect(batch.rows).toHaveLength(200_000);
  expect(batch.availabilities).toMatchObject([{ at: now + 1, isUntimed: false }]);
});

test('a message that fails halfway through judging leaves nothing but its quarantine', () => {
  const good = [speedMessage('A', 1, now, now), speedMessage('A', 2, undefined, now)];
  const batch = decode([...good, misjudgedMessage('B', now), speedMessage('C', 3, now, now)]);
  expect(batch.rows.map(({ vin, value }) => [vin, value])).toEqual([
    ['A', 1],
    ['A', 2],
    ['C', 3],
  ]);
  expect(batch.unplaced).toEqual(batch.rows);
  expect([...batch.remembered.values()]).toEqual([1]);
  expect([...batch.verdicts]).toEqual([0, 0, verdictCodes.quarantined, 0]);
  expect(batch.quarantined).toMatchObject([{ messageIndex: 2, vin: null, refusals: [{ reason: 'judge-failed' }] }]);
});
