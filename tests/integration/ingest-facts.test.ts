import { beforeAll, expect, test } from 'vitest';
import { loadFiledMessage } from '../../server/store/filed-message';
import { listSignals } from '../../server/store/signal-list';
import { verdictCodes } from '../../server/store/verdict-code';
import { now } from '../ingest/ingest-rig';
import { openTestIngest } from '../ingest/opened-ingest';
import { deviceMessage, plainMessage, speedMessage } from '../ingest/plain-dialect';

const { ingest } = await openTestIngest();

const messages = [
  speedMessage('A', 1, now, now),
  speedMessage('B', 2, undefined, now),
  speedMessage('A', 1, now, now),
  deviceMessage('box', 3, now, now),
  plainMessage({ broken: 'not-json' }, now, { delivery: { partition: 3, offset: '17', repeated: true } }),
];

beforeAll(async () => {
  await ingest.commit(messages);
});

const numberOf = async (vin: string) => (await ingest.database.prisma.vehicle.findUnique({ where: { vin } }))?.id;

test('a batch says which verdicts it holds, and of each message whose it is', async () => {
  const batch = await ingest.database.prisma.messageBatch.findFirstOrThrow();
  const { accepted, duplicate, unmapped, quarantined } = verdictCodes;
  expect([...batch.verdicts]).toEqual([accepted, accepted, duplicate, unmapped, quarantined]);
  expect(batch.verdictMask).toBe((1 << accepted) | (1 << duplicate) | (1 << unmapped) | (1 << quarantined));
  const [a, b] = [await numberOf('A'), await numberOf('B')];
  expect(batch.vehicleIds).toEqual([a, b, a, 0, 0]);
});

test('whoever counts is told of a batch once, when it is committed', () => {
  expect(ingest.facts).toMatchObject([
    {
      upstream: 'first',
      messages,
      readings: [
        { at: now, receivedAt: now, isUntimed: false },
        { at: now, isUntimed: true },
        { at: now, isUntimed: false },
      ],
      committedAt: now,
    },
  ]);
  expect(ingest.facts[0]?.verdicts).toHaveLength(messages.length);
});

test('how a message was delivered is kept with it', async () => {
  const batch = await ingest.database.prisma.messageBatch.findFirstOrThrow();
  const filed = await loadFiledMessage(ingest.database, `${batch.id}.4`);
  expect(filed?.message.delivery).toEqual({ partition: 3, offset: '17', repeated: true });
});

test('a signal without a line in the catalogue is listed as soon as a device brings it', async () => {
  const generic = { label: 'Flux', kind: 'number' as const, unit: null };
  const readings = [{ signal: 'plain.flux', value: 1.21, at: now, timeSource: 'property' as const, generic }];
  await ingest.commit([plainMessage({ device: 'box', readings }, now)]);
  const isListed = async () => (await listSignals(ingest.database)).some(({ id }) => id === 'plain.flux');
  expect(await isListed()).toBe(false);
  await ingest.mapDevice({ upstream: 'first', device: 'box', vin: 'BOX', isIgnored: false, by: 'Ada' });
  await ingest.redecode({ upstream: 'first', device: 'box', by: 'Ada' });
  expect(await isListed()).toBe(true);
});
