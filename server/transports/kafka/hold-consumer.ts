import { once } from 'node:events';
import type { Admin, Consumer } from 'kafkajs';
import type { Log } from '../source';
import type { StateKeeper } from '../source-state';
import { pause, settlesWithin } from '../waiting';
import { openClient, retryInside, type Secrets } from './kafka-client';
import type { Failure } from './kafka-failures';
import type { KafkaLimits, KafkaSettings } from './kafka-settings';
import { watchLostRecords } from './lost-records';
import { followMembership } from './membership';
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
  /** Named in every line of the log. */
  about: Readonly<Record<string, string>>;
  clock: () => number;
  isStuck: ReturnType<typeof watchStuckPartitions>;
  /** Records fetched and not yet committed. */
  pending: () => number;
  onPending: (count: number, receivedAt: number) => void;
  /** What is wrong even while the connection is well. */
  standingError: () => string | null;
};

/**
 * One consumer from its sign-in to its end, which a crash, a stall or `stopping` brings. Resolves when it has let go: the
 * commit under way is over (or its time is), the group is left and every connection closed.
 */
export async function holdConsumer(holding: Holding, secrets: Secrets, stopping: AbortSignal): Promise<ConsumerEnd> {
  const { settings, limits, storing, state, log, about, clock, standingError, pending } = holding;
  const { topic, groupId } = settings;
  const over = new AbortController();
  const end = (cause: unknown) => over.abort(cause);
  const ending = AbortSignal.any([stopping, over.signal]);
  let isSignedIn = secrets.credentials === null;

  const lost = watchLostRecords(
    settings,
    () => admin,
    (words) => {
      state.describe({ notice: words });
      log.warn(about, words);
    },
  );
  const client = openClient({
    settings,
    ...secrets,
    limits,
    onOpened: () => !isSignedIn && state.enter('signing-in', standingError()),
    onLogged: lost.onLogged,
  });
  const admin: Admin = client.kafka.admin();
  const consumer: Consumer = client.kafka.consumer({
    groupId,
    sessionTimeout: limits.sessionMs,
    rebalanceTimeout: limits.rebalanceMs,
    heartbeatInterval: limits.heartbeatMs,
    maxWaitTimeInMs: limits.fetchWaitMs,
    maxBytesPerPartition: limits.chunkBytes,
    allowAutoTopicCreation: false,
    // Left to kafkajs, some crashes are followed by a new start and others by silence. Ours follows every one.
    retry: { ...retryInside, restartOnFailure: async () => false },
  });
  const membership = followMembership({ consumer, settings, state, log, about, clock, standingError, onCrash: end });

  async function measure(): Promise<void> {
    const positions = await readPositions(admin, settings);
    if (pending() === 0) lost.note(positions);
    const lags = positions.filter(({ partition }) => membership.assigned().includes(partition)).map(lagOf);
    state.setPartitions(lags);
    if (holding.isStuck(lags, pending() > 0))
      end(new Error('records wait and none was read: the consumer is made anew'));
  }

  async function keepMeasuring(): Promise<void> {
    let lagTrouble: string | null = null;
    while (!ending.aborted) {
      await pause(limits.lagEveryMs, ending);
      if (ending.aborted) return;
      const trouble = await measure().then(
        () => null,
        (error: unknown) => client.explain(error).words,
      );
      if (!ending.aborted && trouble !== lagTrouble) state.describe({ lagTrouble: trouble });
      lagTrouble = trouble;
    }
  }

  async function watchForStandstill(): Promise<void> {
    while (!ending.aborted) {
      await pause(limits.stalledAfterMs / 4, ending);
      if (ending.aborted || clock() - membership.movedAt() < limits.stalledAfterMs) continue;
      const words = `no fetch and no heartbeat for ${Math.round(limits.stalledAfterMs / 1_000)} seconds`;
      // What waits for an answer that never comes would hold up the leaving, too.
      client.close();
      end(new Error(`the consumer stood still (${words}): it is made anew`));
    }
  }

  async function join(): Promise<void> {
    await admin.connect();
    isSignedIn = true;
    state.enter('subscribing', standingError());
    const positions = await readPositions(admin, settings);
    lost.note(positions);
    membership.beginAt(startsOf(positions, settings.fromBeginning));
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
        const onCommitted = (partition: number, next: string) => {
          lost.noteCommit(partition, next);
          state.sawAcknowledgement(clock());
        };
        return takeBatch(payload, { storing, limits, clock, over: ending, onPending: holding.onPending, onCommitted });
      },
    });
    if (!ending.aborted) await measure();
  }

  if (!ending.aborted) {
    const ended = once(ending, 'abort');
    const watching = Promise.all([keepMeasuring(), watchForStandstill()]);
    join().catch(end);
    await ended;
    // Failing to leave politely is no news: the broker forgets the member by itself.
    const left = Promise.all([consumer.disconnect(), admin.disconnect()]).catch(() => undefined);
    await settlesWithin(limits.stopWithinMs, left);
    client.close();
    await watching;
    state.setPartitions([]);
  }
  const liveSince = membership.liveSince();
  const { words, isRefusal } = client.explain(over.signal.reason ?? new Error('stopped'));
  return { words, isRefusal, liveMs: liveSince === null ? null : clock() - liveSince };
}
