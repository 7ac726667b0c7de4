import type { Message } from '../../contract/message';
import { backoffDelay } from '../backoff';
import type { Commit } from '../source';
import { pause } from '../waiting';
import type { KafkaLimits } from './kafka-settings';

export type Storing = {
  /**
   * Commits messages of a partition, again and again until it succeeds. False when `giveUp` came first; a commit under way
   * is waited for even then.
   */
  store: (partition: number, messages: Message[], giveUp: AbortSignal) => Promise<boolean>;
  isFailing: () => boolean;
};

type Options = {
  commit: Commit;
  limits: Pick<KafkaLimits, 'recommit'>;
  random: () => number;
  /** Told the cause when commits of one partition begin to fail and none failed before, and when none fails any more. */
  onFailing: (cause: unknown) => void;
  onRecovered: () => void;
};

/** Holds messages until the database has them. */
export function createStoring({ commit, limits, random, onFailing, onRecovered }: Options): Storing {
  const failing = new Set<number>();

  function noteFailure(partition: number, cause: unknown): void {
    if (failing.size === 0) onFailing(cause);
    failing.add(partition);
  }

  return {
    isFailing: () => failing.size > 0,
    async store(partition, messages, giveUp) {
      for (let failures = 0; ; failures++) {
        try {
          await commit(messages);
          if (failing.delete(partition) && failing.size === 0) onRecovered();
          return true;
        } catch (cause) {
          noteFailure(partition, cause);
        }
        await pause(backoffDelay(limits.recommit, failures, random), giveUp);
        if (!giveUp.aborted) continue;
        failing.delete(partition);
        return false;
      }
    },
  };
}
