import { expect, test } from 'vitest';
import type { Message } from '../../server/contract/message';
import { decodeBatch } from '../../server/ingest/decode-batch';
import { now } from './ingest-rig';
import { plainDialect, plainMessage } from './plain-dialect';

const upstream = { number: 1, id: 'first', kind: 'plain', seed: 1 };
const decode = (messages: Message[]) =>
  decodeBatch(messages, upstream, plainDialect, { vehicles: new Map(), signals: new Map() });

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
