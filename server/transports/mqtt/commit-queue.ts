import type { Message } from '../../contract/message';
import { backoffDelay } from '../backoff';
import type { Commit } from '../source';
import type { Pending } from '../source-state';
import { pause, settlesWithin } from '../waiting';
import { type Batch, bytesOf, type Lane, unrepeatable } from './batch';
import { createGathering } from './gathering';
import type { MqttLimits } from './mqtt-settings';

/** Messages on their way into the database: gathered, committed in order, and acknowledged in order of arrival. */
export type CommitQueue = {
  /** Takes a message. False: read no further until the lane is told to resume. */
  add: (lane: Lane, message: Message, due: number) => boolean;
  /** Forgets what a closed connection brought and no commit has begun on; `comesAgain` spares what it will not. */
  discard: (lane: Lane, comesAgain: boolean) => void;
  /** Messages not yet committed. */
  pending: () => Pending;
  /** Begins nothing new and waits for the commits under way, which are not tried again, at most `ms` milliseconds. */
  finish: (ms: number) => Promise<void>;
};

type Options = {
  commit: Commit;
  limits: MqttLimits;
  random: () => number;
  /** Told the cause when a batch cannot be committed and none was failing before, and when none is failing any more. */
  onFailing: (cause: unknown) => void;
  onRecovered: () => void;
};

/** Opens a queue that tries a batch again for as long as its commit rejects; nothing is acknowledged meanwhile. */
export function createCommitQueue({ commit, limits, random, onFailing, onRecovered }: Options): CommitQueue {
  const finished = new AbortController();
  const waiting: Batch[] = [];
  /** Begun, oldest first. One committed early waits here for those before it (MQTT 5 §4.6: acknowledge in order). */
  const begun: Batch[] = [];
  const runs = new Set<Promise<void>>();
  let pendingCount = 0;
  let pendingBytes = 0;
  let failing = 0;
  let heldLane: Lane | null = null;

  const gathering = createGathering({
    limits,
    commitsInFlight: () => runs.size,
    onBatch(batch) {
      waiting.push(batch);
      beginCommits();
    },
  });

  async function store(messages: Message[]): Promise<boolean> {
    for (let failures = 0; ; failures++) {
      try {
        await commit(messages);
        if (failures > 0 && --failing === 0) onRecovered();
        return true;
      } catch (cause) {
        if (failures === 0 && ++failing === 1) onFailing(cause);
        await pause(backoffDelay(limits.recommit, failures, random), finished.signal);
        if (finished.signal.aborted) return false;
      }
    }
  }

  function subtract(batch: Batch): void {
    pendingCount -= batch.messages.length;
    pendingBytes -= batch.bytes;
  }

  /** Batches are in order of arrival; one that is committed has no messages any more. */
  function oldest(): Message | undefined {
    for (const { messages } of begun) if (messages[0] !== undefined) return messages[0];
    return waiting[0]?.messages[0] ?? gathering.first();
  }

  function acknowledgeInOrder(): void {
    while (begun[0]?.isCommitted === true) {
      const batch = begun.shift();
      batch?.lane.acknowledge(batch.due);
    }
  }

  function resumeHeldLane(): void {
    if (heldLane === null || pendingCount > limits.pendingCount / 2 || pendingBytes > limits.pendingBytes / 2) return;
    const lane = heldLane;
    heldLane = null;
    lane.resume();
  }

  async function run(batch: Batch): Promise<void> {
    batch.isCommitted = await store(batch.messages);
    subtract(batch);
    batch.messages = [];
    acknowledgeInOrder();
  }

  function beginCommits(): void {
    while (runs.size < limits.commitsInFlight && !finished.signal.aborted) {
      const batch = waiting.shift();
      if (batch === undefined) return;
      begun.push(batch);
      const running = run(batch).then(() => {
        runs.delete(running);
        beginCommits();
        gathering.onCommitEnd();
        resumeHeldLane();
      });
      runs.add(running);
    }
  }

  return {
    add(lane, message, due) {
      pendingCount++;
      pendingBytes += bytesOf(message);
      gathering.add(lane, message, due);
      if (pendingCount < limits.pendingCount && pendingBytes < limits.pendingBytes) return true;
      heldLane = lane;
      return false;
    },
    discard(lane, comesAgain) {
      if (heldLane === lane) heldLane = null;
      if (!comesAgain) return;
      const gathered = gathering.take();
      const candidates = gathered === null ? waiting.splice(0) : [...waiting.splice(0), gathered];
      for (const batch of candidates) {
        const kept = batch.lane === lane ? unrepeatable(batch) : batch;
        pendingCount -= batch.messages.length - kept.messages.length;
        pendingBytes -= batch.bytes - kept.bytes;
        if (kept.messages.length > 0) waiting.push(kept);
      }
      beginCommits();
    },
    pending: () => ({ pending: pendingCount, oldestPendingAt: oldest()?.receivedAt ?? null }),
    async finish(ms) {
      finished.abort();
      gathering.take();
      waiting.length = 0;
      await settlesWithin(ms, Promise.all(runs));
    },
  };
}
