import { expect, test, vi } from 'vitest';
import { kafkaLimits } from '../../../server/transports/kafka/kafka-settings';
import { createStoring } from '../../../server/transports/kafka/storing';
import { takeBatch } from '../../../server/transports/kafka/take-batch';
import { patient } from '../../support/patience';
import { records } from './records';

type Given = {
  heartbeat?: () => Promise<void>;
  commit?: () => Promise<void>;
  isRunning?: () => boolean;
  isStale?: () => boolean;
  over?: AbortSignal;
};

function take(given: Given) {
  const messages = records(['0', '1', '2', '3', '4']);
  const committed: string[] = [];
  const resolved: string[] = [];
  const pending: number[] = [];
  const limits = { ...kafkaLimits, chunkCount: 2, heartbeatMs: 3, recommit: { baseMs: 1, capMs: 2 } };
  const storing = createStoring({
    commit: given.commit ?? (async () => undefined),
    limits,
    random: () => 1,
    onFailing: () => undefined,
    onRecovered: () => undefined,
  });
  const batch = {
    topic: 'fleet',
    partition: 0,
    highWatermark: '7',
    messages,
    isEmpty: () => false,
    firstOffset: () => '0',
    // Offset 5 is the mark of a transaction: it is no message.
    lastOffset: () => '5',
    offsetLag: () => '0',
    offsetLagLow: () => '0',
  };
  const payload = {
    batch,
    heartbeat: given.heartbeat ?? (async () => undefined),
    isRunning: given.isRunning ?? (() => true),
    isStale: given.isStale ?? (() => false),
    pause: () => () => undefined,
    uncommittedOffsets: () => ({ topics: [] }),
    resolveOffset: (offset: string) => void resolved.push(offset),
    commitOffsetsIfNecessary: async (offsets?: { topics: { partitions: { offset: string }[] }[] }) => {
      committed.push(offsets?.topics[0]?.partitions[0]?.offset ?? 'none');
    },
  };
  const done = takeBatch(payload, {
    storing,
    limits,
    clock: () => 0,
    over: given.over ?? new AbortController().signal,
    onPending: (count) => void pending.push(count),
    onCommitted: () => undefined,
  });
  const left = () => pending.reduce((sum, count) => sum + count, 0);
  return { done, committed, resolved, left };
}

test('each chunk is committed with the offset behind it, the last one with that behind the batch', async () => {
  const { done, committed, resolved, left } = take({});
  await done;
  expect(committed).toEqual(['2', '4', '6']);
  expect(resolved).toEqual(['1', '3', '5']);
  expect(left()).toBe(0);
});

test('a stale batch, or one of a consumer that stops, is dropped after the chunk under way', async () => {
  let chunks = 0;
  const commit = async () => {
    chunks++;
  };
  const { done, committed, left } = take({ commit, isStale: () => chunks === 1 });
  await done;
  expect(committed).toEqual(['2']);
  expect(left()).toBe(0);
});

test('a heartbeat that fails ends the batch with its error, and what is committed by then gets its offset', async () => {
  let fails = false;
  const lost = new Error('the group is rebalancing');
  const heartbeat = async () => {
    fails = true;
    throw lost;
  };
  const commit = () => vi.waitFor(() => expect(fails).toBe(true), patient);
  const { done, committed, left } = take({ heartbeat, commit });
  await expect(done).rejects.toBe(lost);
  expect(committed).toEqual(['2']);
  expect(left()).toBe(0);
});

test('a heartbeat that fails while the database is away lets the chunk go uncommitted', async () => {
  const lost = new Error('the group is rebalancing');
  const { done, committed } = take({
    heartbeat: async () => Promise.reject(lost),
    commit: async () => Promise.reject(new Error('the database is down')),
  });
  await expect(done).rejects.toBe(lost);
  expect(committed).toEqual([]);
});

test('heartbeats go on for as long as a commit takes', async () => {
  let beats = 0;
  const heartbeat = async () => {
    beats++;
  };
  const commit = () => vi.waitFor(() => expect(beats).toBeGreaterThanOrEqual(3), patient);
  const { done, committed } = take({ heartbeat, commit });
  await done;
  expect(committed).toHaveLength(3);
});
