import type { Admin, Consumer } from 'kafkajs';
import type { Log } from '../source';
import type { StateKeeper } from '../source-state';
import { pause, settlesWithin } from '../waiting';
import { openClient, type Secrets } from './kafka-client';
import type { Failure } from './kafka-failures';
import type { KafkaLimits, KafkaSettings } from './kafka-settings';
import { watchLostRecords } from './lost-records';
import { lagOf, readPositions, startsOf } from './positions';
import type { Storing } from './storing';
import type { watchStuckPartitions } from './stuck-partitions';
import { takeBatch } from './take-batch';

/** How a consumer ended, and how long it was a member of its group: null when it never was. */
export type ConsumerEnd = Pick<Failure, 'words' | 'isRefusal'> & { liveMs: number | null };

export type Holding = {
  settings: KafkaSettings;
  limits: KafkaLimits;
  storing: Storing;
  state: StateKeeper;
  log: Log;
  about: Readonly<Record<string, string>>;
  clock: () => number;
  isStuck: ReturnType<typeof watchStuckPartitions>;
  onPending: (count: number) => void;
  pending: () => number;
  standingError: () => string | null;
};

/**
 * One consumer from its sign-in to its end, which a crash, a stall or `stopping` brings. Resolves when it has let go: the
 * commit under way is over (or its time is), the group left, every connection closed.
 */
export async function holdConsumer(holding: Holding, secrets: Secrets, stopping: AbortSignal): Promise<ConsumerEnd> {
  const { settings, limits, storing, state, log, about, clock, standingError } = holding;
  const { topic, groupId } = settings;
  const over = new AbortController();
  const end = (cause: unknown) => over.abort(cause);
  const ending = AbortSignal.any([stopping, over.signal]);
  let liveSince: number | null = null;
  let movedAt = clock();
  let assigned: readonly number[] = [];
  let starts = new Map<number, string>();
  const moved = () => {
    movedAt = clock();
  };

  const onLost = (words: string) => {
    state.describe({ notice: words });
    log.warn(about, words);
  };
  const lost = watchLostRecords(settings, () => admin, onLost);
  const client = openClient({
    settings,
    ...secrets,
    limits,
    onOpened: () => {
      if (liveSince === null && secrets.credentials !== null && !isSignedIn) state.enter('signing-in', standingError());
    },
    onLogged: lost.onLogged,
  });
  let isSignedIn = false;
  const admin: Admin = client.kafka.admin();
  const consumer: Consumer = client.kafka.consumer({
    groupId,
    sessionTimeout: limits.sessionMs,
    rebalanceTimeout: limits.rebalanceMs,
    heartbeatInterval: limits.heartbeatMs,
    maxWaitTimeInMs: limits.fetchWaitMs,
    allowAutoTopicCreation: false,
    // Left to kafkajs, some crashes are followed by a new start and others by silence. Ours follows every one.
    retry: { retries: 3, initialRetryTime: 200, maxRetryTime: 2_000, restartOnFailure: async () => false },
  });

  async function measure(): Promise<void> {
    const positions = await readPositions(admin, settings);
    if (holding.pending() === 0) lost.note(positions);
    const lags = positions.filter(({ partition }) => assigned.includes(partition)).map(lagOf);
    state.setPartitions(lags);
    if (holding.isStuck(lags, holding.pending() > 0))
      end(new Error('records wait, and none was read: the consumer is made anew'));
  }

  async function keepMeasuring(): Promise<void> {
    while (!ending.aborted) {
      await pause(limits.lagEveryMs, ending);
      if (ending.aborted) return;
      try {
        await measure();
        state.describe({ lag: null });
      } catch (error) {
        state.describe({ lag: `cannot be measured: ${client.explain(error).words}` });
      }
    }
  }

  async function watchForStalls(): Promise<void> {
    while (!ending.aborted) {
      await pause(limits.stalledAfterMs / 4, ending);
      if (clock() - movedAt < limits.stalledAfterMs) continue;
      const words = `no fetch and no heartbeat for ${Math.round(limits.stalledAfterMs / 1_000)} seconds`;
      client.close();
      end(new Error(`the consumer stood still (${words}): it is made anew`));
    }
  }

  consumer.on(consumer.events.CRASH, ({ payload }) => end(payload.error));
  consumer.on(consumer.events.FETCH, moved);
  consumer.on(consumer.events.HEARTBEAT, moved);
  consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
    moved();
    liveSince ??= clock();
    assigned = payload.memberAssignment[topic] ?? [];
    for (const [partition, offset] of starts)
      if (assigned.includes(partition)) consumer.seek({ topic, partition, offset });
    const partitions = assigned.length === 0 ? 'none: other members have them all' : [...assigned].sort().join(', ');
    state.describe({ groupId, memberId: payload.memberId, assignment: payload.groupProtocol, partitions });
    state.enter('live', standingError());
    log.info({ ...about, memberId: payload.memberId, partitions }, 'joined the group');
  });
  // The start is committed before the first fetch of a new group, so that a restart does not skip what came since.
  consumer.on(consumer.events.FETCH_START, () => {
    const due = [...starts].filter(([partition]) => assigned.includes(partition));
    for (const [partition] of due) starts.delete(partition);
    if (due.length === 0) return;
    consumer.commitOffsets(due.map(([partition, offset]) => ({ topic, partition, offset }))).catch(end);
  });

  async function join(): Promise<void> {
    await admin.connect();
    isSignedIn = true;
    state.enter('subscribing', standingError());
    const positions = await readPositions(admin, settings);
    lost.note(positions);
    starts = startsOf(positions, settings.fromBeginning);
    await consumer.connect();
    // From the beginning, always: it is also where kafkajs goes on when an offset has expired.
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    if (ending.aborted) return;
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: limits.partitionsAtOnce,
      eachBatch(payload) {
        state.sawMessage(clock());
        return takeBatch(payload, {
          storing,
          limits,
          clock,
          over: ending,
          onPending: holding.onPending,
          onCommitted(partition, next) {
            lost.noteCommit(partition, next);
            state.sawAcknowledgement(clock());
          },
        });
      },
    });
    if (!ending.aborted) await measure();
  }

  const watching = Promise.all([keepMeasuring(), watchForStalls()]);
  join().catch(end);
  await new Promise<void>((resolve) => {
    if (ending.aborted) resolve();
    ending.addEventListener('abort', () => resolve(), { once: true });
  });
  // Failing to leave politely is no news: the broker forgets the member by itself.
  const left = Promise.all([consumer.disconnect(), admin.disconnect()]).catch(() => undefined);
  await settlesWithin(limits.stopWithinMs, left);
  client.close();
  await watching;
  state.setPartitions([]);
  const liveMs = liveSince === null ? null : clock() - liveSince;
  return { ...client.explain(over.signal.aborted ? over.signal.reason : new Error('stopped')), liveMs };
}
